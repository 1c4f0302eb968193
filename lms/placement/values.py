"""A placement as plain values: what was asked and answered, what it says, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lms.placement.rules.scale import Item, Scale
from lms.placement.rules.verdict import MOST, Verdict, is_enough, verdict


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it was recorded; nothing `given` is "I don't know"."""

    item: Item
    given: tuple[str, ...]
    credit: float

    @property
    def right(self) -> bool:
        """Whether it earned everything: the test counts nothing less."""
        return self.credit >= 1


@dataclass(frozen=True, slots=True)
class Decision:
    """The level somebody decided, beside what the test proposed then."""

    level: str
    proposed: tuple[str, ...]
    reason: str
    decided_by: str | None
    decided_at: datetime

    @property
    def differs(self) -> bool:
        """Whether it is not what the test proposed."""
        return self.level not in self.proposed


@dataclass(frozen=True, slots=True)
class Sitting:
    """A person's test so far. Positions count from 1."""

    id: int
    person_id: int
    person: str
    site_id: int
    site: str
    timezone: str
    scale: Scale
    seed: str
    started_at: datetime
    answers: tuple[GivenAnswer, ...] = ()
    decisions: Sequence[Decision] = field(default_factory=tuple)

    @property
    def answered(self) -> list[tuple[Item, bool]]:
        """What the rules look at."""
        return [(answer.item, answer.right) for answer in self.answers]

    @property
    def verdict(self) -> Verdict:
        """What the answers so far say."""
        return verdict(self.scale, self.answered)

    @property
    def complete(self) -> bool:
        """Whether enough was answered."""
        return is_enough(self.verdict.chances, len(self.answers))

    @property
    def decision(self) -> Decision | None:
        """The decision that counts, if one was made."""
        return self.decisions[-1] if self.decisions else None

    @property
    def over(self) -> bool:
        """Whether nothing more is asked."""
        return self.complete or self.decision is not None

    @property
    def position(self) -> int:
        """The position of the next answer."""
        return len(self.answers) + 1

    @property
    def most(self) -> int:
        """How many items are asked at most."""
        return MOST
