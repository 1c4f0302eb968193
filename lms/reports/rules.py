"""Rates with what is not known, small groups that must not be told, exits by category: pure functions."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Literal

SMALLEST_GROUP = 5
"""A figure over fewer people than this is not told to a funder."""
LEAST_RESPONSE = 0.6
"""Share of people reached below which a rate is not told."""
LEAST_REACHED = 20
"""Number of people reached below which a rate is not told."""
Z95 = 1.959963984540054
"""How many standard errors 95 % of a normal distribution lie within."""

State = Literal["exact", "few", "all-but-few", "withheld"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as a funder may read it; `number` is there only when it is exact.

    "few" is 1 to 4; "all-but-few" leaves out 1 to 4 of them; "withheld" is one or the other, unsaid.
    """

    state: State
    number: int | None = None

    @property
    def exact(self) -> bool:
        """Whether the number is told."""
        return self.state == "exact"


WITHHELD = Count("withheld")


def is_small(number: int) -> bool:
    """Whether a group is too small to be told: somebody is in it, but fewer than SMALLEST_GROUP."""
    return 0 < number < SMALLEST_GROUP


def group(number: int) -> Count:
    """A whole group as a funder may read it."""
    return Count("few") if is_small(number) else Count("exact", number)


def part(number: int, whole: int) -> Count:
    """A part of a group whose size is told: neither it nor the rest may be found out when small.

    In a group under twice SMALLEST_GROUP, saying which of the two is small would give both away.
    """
    if not (is_small(number) or is_small(whole - number)):
        return Count("exact", number)
    if whole < 2 * SMALLEST_GROUP:
        return WITHHELD
    return Count("few") if is_small(number) else Count("all-but-few")


def parts(first: int, second: int, whole: int) -> tuple[Count, Count]:
    """Two parts of a group that do not overlap, such as women and those whose gender was not said."""
    shown = part(first, whole)
    if shown.exact:
        return shown, part(second, whole - first)
    return shown, part(second, whole) if second in (0, whole) else WITHHELD


def overlapping(first: int, second: int, both: int, whole: int) -> tuple[Count, Count]:
    """Two parts of a group that share `both`. The second is told where it holds the first, and no difference
    is small."""
    shown, other = part(first, whole), part(second, whole)
    if first != both or (shown.exact and not part(second - first, whole - first).exact):
        return shown, WITHHELD
    return shown, other


def wilson(positive: int, reached: int) -> tuple[float, float]:
    """The 95 % interval of Wilson for the share `positive` / `reached`, as shares. Raises for nobody."""
    if reached < 1:
        raise ValueError("an interval needs somebody")
    share, square = positive / reached, Z95 * Z95
    centre = share + square / (2 * reached)
    spread = Z95 * sqrt(share * (1 - share) / reached + square / (4 * reached * reached))
    whole = 1 + square / reached
    return max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole)


@dataclass(frozen=True, slots=True)
class Rate:
    """`positive` of `reached` people, out of `left` people who could have been reached.

    `unreached_few` says that `left` was rounded up: 1 to 4 people were not reached, and 4 are counted.
    """

    positive: int
    reached: int
    left: int
    unreached_few: bool = False

    @property
    def share(self) -> float:
        """The share of those reached."""
        return self.positive / self.reached

    @property
    def response(self) -> float:
        """The share of people who were reached; at least this when few were not."""
        return self.reached / self.left

    @property
    def bounds(self) -> tuple[float, float]:
        """The share if nobody, then if everybody, who was not reached is positive: none are left out."""
        return self.positive / self.left, (self.positive + self.left - self.reached) / self.left

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share lies, 19 times out of 20, if those reached are like the others."""
        return wilson(self.positive, self.reached)


Objection = Literal["nobody", "few-reached", "low-response", "small-group"]


def rate(positive: int, reached: int, left: int) -> Rate | Objection:
    """The rate as a funder may read it, or why it is not told."""
    if left == 0:
        return "nobody"
    if reached < LEAST_REACHED:
        return "few-reached"
    if reached < LEAST_RESPONSE * left:
        return "low-response"
    if is_small(positive) or is_small(reached - positive):
        return "small-group"
    few = is_small(left - reached)
    return Rate(positive, reached, reached + SMALLEST_GROUP - 1 if few else left, few)


Category = Literal[
    "durable", "transition", "six-months", "length-unknown", "positive", "other", "unknown", "apart"
]
DYNAMIC = frozenset({"durable", "transition", "six-months", "length-unknown", "positive"})
"""What the French integration sector calls a dynamic exit."""
POSITIVE = frozenset({"job", "study", "business"})
"""What the association calls a positive exit, by situation."""
SIX_MONTHS = range(181, 185)
"""Days in six months, as months go: neither over six months nor under."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The raw facts of where a person stands, as they were recorded."""

    situation: str
    contract: str = "none"
    contract_days: int | None = None
    evidence: str = "self-declared"


def is_reached(outcome: Outcome | None) -> bool:
    """Whether somebody knows where the person stands: said, heard from the employer, or on paper."""
    return outcome is not None and outcome.situation != "unknown" and outcome.evidence != "none"


def is_apart(outcome: Outcome | None) -> bool:
    """Whether the person died or moved abroad: told apart from every rate."""
    return outcome is not None and outcome.situation in ("died", "moved")


def is_positive(outcome: Outcome) -> bool:
    """The association's own definition: job, studies or business."""
    return outcome.situation in POSITIVE


def is_dynamic(outcome: Outcome) -> bool:
    """The integration sector's definition: durable, transition and positive exits together."""
    return category(outcome) in DYNAMIC


def category(outcome: Outcome) -> Category:
    """The category of an exit in the French integration sector, from the raw facts."""
    if is_apart(outcome):
        return "apart"
    if outcome.situation == "unknown":
        return "unknown"
    if outcome.situation in ("study", "integration"):
        return "positive"
    if outcome.situation == "business":
        return "durable"
    return _job(outcome) if outcome.situation == "job" else "other"


def _job(outcome: Outcome) -> Category:
    """A job by its contract; internships, volunteering and jobs without a known contract are none of them."""
    if outcome.contract in ("cdi", "civil-service"):
        return "durable"
    if outcome.contract == "aided":
        return "transition"
    if outcome.contract not in ("cdd", "temp"):
        return "other"
    if outcome.contract_days is None:
        return "length-unknown"
    if outcome.contract_days in SIX_MONTHS:
        return "six-months"
    return "durable" if outcome.contract_days > SIX_MONTHS.stop - 1 else "transition"


MONTHS = {"exit": 0, "3-months": 3, "6-months": 6}
"""How long after the exit each moment is."""


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
