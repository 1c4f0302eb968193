"""What a search found, kept as one row and read again: codes and numbers, no words and no names."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lms.scheduling.timetable.explain import Change, Fact, Reasons
from lms.scheduling.timetable.penalty import Cost
from lms.scheduling.timetable.values import Placed, Timetable


@dataclass(frozen=True, slots=True)
class Outcome:
    """A timetable, what it costs, why some sessions have no place; for a repair, what it changes."""

    timetable: Timetable
    costs: tuple[Cost, ...] = ()
    reasons: tuple[Reasons, ...] = ()
    dates_moved: int | None = None
    others_changed: int | None = None
    proven: bool = False


def packed(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON holds it."""
    return {
        "placed": [
            [one.group, one.day.isoformat(), one.start, one.end, one.room, one.trainer, list(one.volunteers)]
            for one in outcome.timetable.placed
        ],
        "missing": [list(pair) for pair in outcome.timetable.missing],
        "costs": [[cost.rule, cost.times, cost.weight] for cost in outcome.costs],
        "reasons": [_reasons(one) for one in outcome.reasons],
        "dates_moved": outcome.dates_moved,
        "others_changed": outcome.others_changed,
        "proven": outcome.proven,
    }


def unpacked(kept: dict[str, Any]) -> Outcome:
    """The outcome that was packed; an empty one when nothing was kept yet."""
    return Outcome(
        Timetable(_placed(kept.get("placed", ())), tuple((g, n) for g, n in kept.get("missing", ()))),
        tuple(Cost(*cost) for cost in kept.get("costs", ())),
        tuple(_unpacked_reasons(one) for one in kept.get("reasons", ())),
        kept.get("dates_moved"),
        kept.get("others_changed"),
        kept.get("proven", False),
    )


def _placed(rows: Sequence[Any]) -> tuple[Placed, ...]:
    return tuple(
        Placed(group, date.fromisoformat(day), start, end, room, trainer, tuple(volunteers))
        for group, day, start, end, room, trainer, volunteers in rows
    )


def _reasons(reasons: Reasons) -> dict[str, Any]:
    return {
        "group": reasons.group,
        "facts": [asdict(fact) | {"rules": sorted(fact.rules)} for fact in reasons.facts],
        "changes": [
            asdict(change) | {"last_day": change.last_day and change.last_day.isoformat()}
            for change in reasons.changes
        ],
    }


def _unpacked_reasons(kept: dict[str, Any]) -> Reasons:
    return Reasons(
        kept["group"],
        tuple(
            Fact(**fact | {"rules": frozenset(fact["rules"]), "days": tuple(fact["days"])})
            for fact in kept["facts"]
        ),
        tuple(
            Change(
                **change
                | {
                    "days": tuple(change["days"]),
                    "last_day": date.fromisoformat(change["last_day"]) if change["last_day"] else None,
                }
            )
            for change in kept["changes"]
        ),
    )
