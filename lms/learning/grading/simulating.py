"""The verdict on a log of a simulator: the goals its replay reached. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from lms.catalogue.simulators.values import Goal
from lms.learning.practice.verdicts import Criterion, Verdict

QUICK = 0.09
"""Seconds between two gestures: a hand that is quicker than that on the whole was perhaps none."""
FEW = 8
"""Gestures too few to say anything of their pace."""
GRACE = 60.0
"""Seconds by which the clock of a phone may run ahead while an exercise is done."""
GATED = 0.5
"""The most points where a gate does not hold."""


def verdict(asked: Sequence[Goal], reached: Sequence[bool], facts: Mapping[str, Any]) -> Verdict:
    """What to say of a log of which the replay says which of the goals `asked` it reached."""
    goals = list(zip(asked, reached, strict=True))
    open_ = sorted((goal.gate, number) for number, (goal, met) in enumerate(goals) if not met)
    share = _share(goals)
    return Verdict(
        criteria=tuple(Criterion(goal.id, met, goal.says) for goal, met in goals),
        first=asked[open_[0][1]].hint if open_ else "",
        works=" ".join(goal.says for goal, met in goals if met and not goal.gate),
        facts=facts,
        share=share,
    )


def _share(goals: Sequence[tuple[Goal, bool]]) -> float:
    """The goals reached of all that are no gates; where a gate does not hold, half at most."""
    counted = [met for goal, met in goals if not goal.gate] or [met for _goal, met in goals]
    share = sum(counted) / len(counted)
    return share if all(met for goal, met in goals if goal.gate) else min(share, GATED)


def odd_timing(times: Sequence[float], seconds_since: float) -> str:
    """Why times (milliseconds) are hard to believe: "quick", "long" or ""; told, never punished."""
    if not times:
        return ""
    if times[-1] / 1000 > seconds_since + GRACE:
        return "long"
    whole = (times[-1] - times[0]) / 1000
    return "quick" if len(times) >= FEW and whole < (len(times) - 1) * QUICK else ""
