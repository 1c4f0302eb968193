"""The first seven cohorts of the demonstration: where, what, with whom, and when around today."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from lms.demo.dates import Around, Calendar, around_tonight

WEEK = timedelta(weeks=1)
TUESDAYS, MONDAYS = (1, 3), (0, 2)


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort: `people` names the list of those in it. `evenings` lays them out around today."""

    people: str
    name: str
    course: str
    site: str
    room: str
    trainers: tuple[str, ...]
    volunteers: tuple[str, ...]
    evenings: Callable[[Calendar, date], Around]
    capacity: int = 12
    women_only: bool = False
    over: bool = False
    cards: bool = True
    funded: bool = False
    left_after: dict[str, int] = field(default_factory=dict)
    """By name, after how many evenings somebody left; 0: they never came."""


def _weeks(weeks: int, weekdays: tuple[int, ...]) -> Callable[[Calendar, date], Around]:
    """All evenings of the course from so many weeks from today on."""
    return lambda calendar, today: Around(
        calendar.after(today + weeks * WEEK, weekdays, calendar.plan.sessions)
    )


def _half_done(calendar: Calendar, today: date) -> Around:
    half = calendar.plan.sessions // 2
    later = calendar.after(today + timedelta(days=1), MONDAYS, calendar.plan.sessions - half)
    return Around([*calendar.before(today, MONDAYS, half), *later])


def _tonight(calendar: Calendar, today: date) -> Around:
    half = calendar.plan.sessions // 2
    return around_tonight(calendar, today, half, calendar.plan.sessions - half - 1)


GROUPS = (
    Group(
        people="lilas-running",
        name="DigitAll débutant, le soir",
        course="digitall-debutant",
        site="lilas",
        room="Salle informatique",
        trainers=("claire",),
        volunteers=("paul", "gerard", "awa"),
        evenings=_tonight,
        capacity=14,
        funded=True,
        left_after={"Patrick Lemaire": 3},
    ),
    Group(
        people="lilas-past",
        name="DigitAll débutant, premier groupe",
        course="digitall-debutant",
        site="lilas",
        room="Salle informatique",
        trainers=("claire",),
        volunteers=("paul",),
        evenings=_weeks(-24, TUESDAYS),
        capacity=14,
        over=True,
        funded=True,
        left_after={"Hamid Sahak": 4, "Gulwali": 0, "Mamadou Barry": 6},
    ),
    Group(
        people="fonderie-past",
        name="DigitAll débutant, entre femmes",
        course="digitall-debutant",
        site="fonderie",
        room="Atelier",
        trainers=("youssef",),
        volunteers=("anne",),
        evenings=_weeks(-28, MONDAYS),
        women_only=True,
        over=True,
        funded=True,
        left_after={"Parwin": 3},
    ),
    Group(
        people="fonderie-running",
        name="Premiers pas",
        course="premiers-pas",
        site="fonderie",
        room="Atelier",
        trainers=("youssef",),
        volunteers=("kofi",),
        evenings=_half_done,
    ),
    Group(
        people="lilas-coming",
        name="Premiers pas, prochain groupe",
        course="premiers-pas",
        site="lilas",
        room="Salle 2",
        trainers=("ines",),
        volunteers=("mireille",),
        evenings=_weeks(2, TUESDAYS),
    ),
    Group(
        people="fonderie-coming",
        name="DigitAll débutant, prochain groupe",
        course="digitall-debutant",
        site="fonderie",
        room="Atelier",
        trainers=("youssef",),
        volunteers=("anne", "kofi"),
        evenings=_weeks(3, MONDAYS),
        cards=False,
    ),
    Group(
        people="lilas-advanced",
        name="DigitAll avancé, le soir",
        course="digitall-avance",
        site="lilas",
        room="Salle 2",
        trainers=("ines",),
        volunteers=("mireille",),
        evenings=_half_done,
        capacity=8,
    ),
)
