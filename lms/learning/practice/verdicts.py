"""A verdict on a piece of work: what holds, what does not yet, and the one thing to look at first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing looked at: the id it has in every submission, whether it holds, and what it is, in words."""

    id: str
    met: bool
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the learner's own text: its number from 1, and its words."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of a piece of work. Sentences are in the language of whoever sent it.

    `first` is the one thing to look at next ('' when all holds), `beside` what goes under it (what was
    expected, what came), `line` the learner's own line it is about, `works` what is right already.
    `facts` are plain values for the page of the kind and for the trainer; `share` is of points where they
    are not simply the criteria met of all.
    """

    criteria: tuple[Criterion, ...]
    first: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    line: Line | None = None
    works: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    share: float | None = None

    @property
    def met(self) -> int:
        """How many criteria hold."""
        return sum(criterion.met for criterion in self.criteria)

    @property
    def done(self) -> bool:
        """Whether all holds."""
        return bool(self.criteria) and self.met == len(self.criteria)

    @property
    def points(self) -> float:
        """From 0 to 1, to four decimals; 1 only when all holds."""
        if self.done:
            return 1.0
        share = self.met / len(self.criteria) if self.share is None and self.criteria else self.share or 0.0
        return min(0.99, max(0.0, round(share, 4)))


def as_plain(verdict: Verdict) -> dict[str, Any]:
    """The verdict as values ready for JSON."""
    return {
        "criteria": [[one.id, one.met, one.says] for one in verdict.criteria],
        "first": verdict.first,
        "beside": [list(pair) for pair in verdict.beside],
        "line": [verdict.line.number, verdict.line.text] if verdict.line else None,
        "works": verdict.works,
        "facts": dict(verdict.facts),
        "share": verdict.share,
    }


def from_plain(plain: Mapping[str, Any]) -> Verdict:
    """The verdict that as_plain made `plain` of."""
    return Verdict(
        criteria=tuple(Criterion(*one) for one in plain["criteria"]),
        first=plain["first"],
        beside=tuple((name, value) for name, value in plain["beside"]),
        line=Line(*plain["line"]) if plain["line"] else None,
        works=plain["works"],
        facts=plain["facts"],
        share=plain["share"],
    )
