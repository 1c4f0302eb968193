"""Five timetables that cannot be, in words: the smallest set of reasons, and what would help."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lms.i18n import words
from lms.scheduling.plans.wording import helping, told
from lms.scheduling.timetable.explain import explain
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.values import Helper, Problem, Room, Window
from tests.scheduling.timetable.small_sites import MONDAY, a_group, a_problem, change_trainer, evenings

ONCE_A_WEEK = a_group(per_week=1)
SITE = replace(a_problem(ONCE_A_WEEK), starts=tuple((weekday, 1080) for weekday in range(4)))


@pytest.fixture(autouse=True)
def french() -> None:
    words.use("fr")


def said(problem: Problem) -> tuple[list[str], list[str]]:
    """The reasons, and what would help."""
    reasons = explain(Site(problem), 1, ())
    group = problem.groups[0]
    plain = [told(problem, group, reasons.facts), helping(problem, group, reasons.changes)]
    return tuple([one.replace("\u00a0", " ").replace("\u202f", " ") for one in each] for each in plain)  # type: ignore[return-value]  # two


def test_no_room_with_computers_on_the_only_day_of_the_trainer() -> None:
    room = Room(1, "Salle 1", 14, 12, windows=evenings(0, 2, 3))
    site = change_trainer(replace(SITE, rooms=(room, Room(2, "Salle 2", 14))), windows=evenings(1))
    assert said(site) == (
        ["Mardi : aucune salle avec 10 ordinateurs après 18 h", "Claire n’est libre que le mardi"],
        [
            "Mardi : une salle de plus avec 10 ordinateurs après 18 h",
            "Claire libre aussi le lundi",
            "Claire libre aussi le mercredi",
            "Claire libre aussi le jeudi",
        ],
    )


def test_nobody_may_teach_the_course() -> None:
    site = change_trainer(SITE, courses=frozenset({"C03"}))
    reasons, changes = said(site)
    assert reasons == ["Aucun formateur n’est qualifié pour ce cours"]
    assert changes[0] == "Lundi : un formateur de plus pour ce cours"


def test_too_few_volunteers() -> None:
    free = (Helper(20, "Paul", evenings(0)), Helper(21, "Anne", evenings(0)))
    site = change_trainer(replace(SITE, volunteers=free), windows=evenings(0))
    assert said(site) == (
        ["Lundi, mardi, mercredi et jeudi : 2 bénévoles libres au plus, et il en faut 3 pour 12 apprenants"],
        ["Lundi : 1 bénévole de plus"],
    )


def test_no_woman_to_teach_women_only() -> None:
    site = replace(
        SITE,
        groups=(replace(ONCE_A_WEEK, women_only=True),),
        volunteers=tuple(replace(one, woman=True) for one in SITE.volunteers),
    )
    reasons, changes = said(site)
    assert reasons == ["Aucune formatrice ne donne ce cours, et le groupe est réservé aux femmes"]
    assert changes[0] == "Lundi : un formateur de plus pour ce cours"


def test_too_little_time() -> None:
    site = replace(SITE, groups=(replace(ONCE_A_WEEK, last_day=MONDAY + timedelta(days=13)),))
    assert said(site) == (
        ["Du 7 septembre 2026 au 20 septembre 2026, il y a la place pour 2 séances, et il en faut 4"],
        ["Un dernier jour le 4 octobre 2026 ou plus tard"],
    )


def test_holidays_that_take_the_evenings() -> None:
    site = replace(SITE, closed=frozenset(MONDAY + timedelta(days=later) for later in range(7)))
    site = replace(site, groups=(replace(ONCE_A_WEEK, sessions=4),))
    assert said(site)[0] == ["Avec les jours fériés et les fermetures, il reste 3 séances, et il en faut 4"]


def test_rooms_that_others_have() -> None:
    from lms.scheduling.timetable.greedy import first_timetable

    site = replace(SITE, groups=(ONCE_A_WEEK, replace(ONCE_A_WEEK, key=2)), starts=((0, 1080),))
    site = replace(
        site,
        trainers=(*site.trainers, Helper(11, "Inès")),
        volunteers=tuple(Helper(20 + number, "Bénévole") for number in range(6)),
    )
    placed = first_timetable(Site(site)).placed
    lacking = next(group for group in site.groups if group.key not in {one.group for one in placed})
    reasons = explain(Site(site), lacking.key, placed)
    assert [fact.kind for fact in reasons.facts] == ["room-taken"]
    assert [change.kind for change in reasons.changes] == ["room", "later"]


def test_a_window_that_ends_too_early_is_a_reason() -> None:
    room = Room(1, "Salle 1", 14, 12, windows=(Window(0, 1020, 1190),))
    assert said(replace(SITE, rooms=(room,)))[0] == [
        "Lundi, mardi, mercredi et jeudi : aucune salle ouverte après 18 h"
    ]
