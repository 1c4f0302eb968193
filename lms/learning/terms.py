"""What a page tells one learner of how a quiz is taken: time, tries, when again."""

from dataclasses import dataclass
from datetime import datetime

from lms.catalogue.values import Module
from lms.learning.policies.rules import minutes_allowed, must_wait_until, tries_left
from lms.learning.values import Place, Sitting
from lms.learning.wording import time_of


@dataclass(frozen=True, slots=True)
class Terms:
    """`minutes` for one attempt with the extra time (0: no limit), `tries` left (none: no limit), from when
    the next may begin ('': now), whether what was right is told at the end only."""

    minutes: int = 0
    tries: int | None = None
    opens: str = ""
    at_end: bool = False

    @property
    def open(self) -> bool:
        """Whether an attempt may begin now."""
        return self.tries != 0 and not self.opens


def terms_for(place: Place, module: Module, moment: datetime) -> Terms:
    """The terms of the next attempt of this learner at `moment`."""
    policy, standing = place.policy(module), place.standing(module.slug)
    opens = must_wait_until(policy, standing.finished_at, moment)
    return Terms(
        minutes=minutes_allowed(policy.minutes, place.extra_percent),
        tries=tries_left(policy, standing.finished_attempts),
        opens=time_of(opens, moment, place.timezone) if opens else "",
        at_end=policy.feedback == "at-end",
    )


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What the clock of an attempt shows: until when, and how long that is."""

    until: str
    minutes: int
    seconds: int


def time_left_of(sitting: Sitting, place: Place, moment: datetime) -> TimeLeft | None:
    """The clock of an attempt at `moment`; none where there is no limit."""
    closes = sitting.closes_at
    if closes is None:
        return None
    seconds = max(0, int((closes - moment).total_seconds()))
    return TimeLeft(time_of(closes, moment, place.timezone), -(-seconds // 60), seconds)
