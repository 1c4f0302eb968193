"""Nobody reaches the evenings and rooms of others: 404 for what exists elsewhere, 403 for other roles."""

from collections.abc import Iterable

import pytest

from tests.factories import Browser, Cast, Visitor

PLANNED = (
    "/sites/{site}/rooms/new",
    "/rooms/{room}/change",
    "/cohorts/{cohort}/sessions/plan",
    "/cohorts/{cohort}/sessions/new",
    "/sessions/{session}/move",
    "/sessions/{session}/cancel",
)
PLANNERS_PAGES = ("/sites/{site}/rooms", *PLANNED)
WRITTEN = (*PLANNED, "/sessions/{session}")
STAFF_PAGES = ("/cohorts/{cohort}/sessions", "/sessions/{session}", "/sessions/{session}/sheet")


def statuses(
    browser: Browser, cast: Cast, side: str, patterns: Iterable[str], post: bool = False
) -> set[int]:
    """The answers to these pages of one side."""
    those = getattr(cast, side)
    names = {"site": those.site.id, "room": those.session.room_id}
    names |= {"cohort": those.cohort.id, "session": those.session.id}
    send = browser.post if post else browser.get
    return {send(pattern.format(**names)).status_code for pattern in patterns}


def test_a_coordinator_opens_theirs_and_not_those_of_strangers(cast: Cast, visit: Visitor) -> None:
    browser, pages = visit(cast.coordinator), [*PLANNERS_PAGES, *STAFF_PAGES]
    assert statuses(browser, cast, "ours", pages) == {200}
    assert statuses(browser, cast, "theirs", pages) == {404}


def test_an_administrator_opens_those_of_every_site(cast: Cast, visit: Visitor) -> None:
    assert statuses(visit(cast.administrator), cast, "theirs", [*PLANNERS_PAGES, *STAFF_PAGES]) == {200}


def test_nothing_of_strangers_can_be_written(cast: Cast, visit: Visitor) -> None:
    assert statuses(visit(cast.coordinator), cast, "theirs", WRITTEN, post=True) == {404}
    assert statuses(visit(cast.trainer), cast, "theirs", ["/sessions/{session}"], post=True) == {404}


@pytest.mark.parametrize("role", ["trainer", "volunteer"])
def test_those_who_teach_open_the_evenings_of_their_cohorts_and_plan_nothing(
    cast: Cast, visit: Visitor, role: str
) -> None:
    browser = visit(cast.ours.people[role])
    assert statuses(browser, cast, "ours", STAFF_PAGES) == {200}
    assert statuses(browser, cast, "theirs", STAFF_PAGES) == {404}
    assert statuses(browser, cast, "ours", PLANNERS_PAGES) == {403}


@pytest.mark.parametrize("role", ["learner", "funder", "prescriber"])
def test_evenings_are_closed_to_those_who_do_not_teach(cast: Cast, visit: Visitor, role: str) -> None:
    browser = visit(cast.ours.people[role])
    assert statuses(browser, cast, "ours", [*PLANNERS_PAGES, *STAFF_PAGES, "/tonight", "/agenda"]) == {403}
    assert statuses(browser, cast, "ours", WRITTEN, post=True) == {403}


def test_a_learner_replies_to_their_own_evenings_alone(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    for session, status in ((cast.theirs.session, 404), (cast.ours.session, 303)):
        assert browser.post(f"/my-sessions/{session.id}/reply", {"coming": "yes"}).status_code == status


def test_my_evenings_are_for_learners(cast: Cast, visit: Visitor) -> None:
    for role in ("trainer", "coordinator", "funder"):
        assert visit(cast.ours.people[role]).get("/my-sessions").status_code == 403
