"""Letters and monthly statements: what they say, to whom, and that nobody gets the same one twice."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Flask

from lms.core import clock
from lms.core.db import db, save, transaction
from lms.demo import builders
from lms.papers.models import Paper
from lms.papers.queries import hours_of
from lms.papers.rules import Work, distance_minutes
from lms.scheduling.models import ClassSession
from tests.factories import Cast, Visitor, words_of
from tests.papers.conftest import got
from tests.scheduling.conftest import TUESDAY

Draw = Callable[[], list[Paper]]
Kept = Callable[[Paper], bytes]
AFTER = TUESDAY + timedelta(hours=3)


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def address(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/papers"


def attend(app: Flask, cast: Cast, way: str = "signed") -> None:
    with app.app_context(), transaction():
        session, place = db.session.merge(cast.ours.session), db.session.merge(cast.ours.enrolment)
        builders.attended(session, place, way=way)


def test_a_letter_says_when_and_where_and_reaches_the_learner(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw, kept: Kept
) -> None:
    with app.app_context(), transaction():
        room = builders.a_room(
            db.session.merge(cast.ours.site), "Salle bleue", directions="Bus 12, puis à gauche"
        )
        db.session.merge(cast.ours.session).room_id = room.id
    assert visit(cast.coordinator).post(f"{address(cast)}/letters").status_code == 303
    (paper,) = draw()
    said = words(kept(paper))
    for part in ("mardi 24 novembre 2026", "18 h 30", "Salle bleue", "Bus 12, puis à gauche", "learner 1"):
        assert part in said, part
    mine = visit(cast.learner)
    assert "Invitation to the training" in words_of(mine.get("/my-papers"))
    assert got(mine, f"/my-papers/{paper.id}/file")[1] == kept(paper)
    assert visit(cast.theirs.people["learner"]).get(f"/my-papers/{paper.id}/file").status_code == 404


def test_an_evening_at_a_distance_says_so_and_how_it_is_joined(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw, kept: Kept
) -> None:
    with app.app_context(), transaction():
        session = db.session.merge(cast.ours.session)
        session.kind, session.link, session.room_id = "online", "https://visio.example.org/soir", None
    browser, sheet = visit(cast.coordinator), f"/sessions/{cast.ours.session.id}/sheet"
    browser.post(f"{address(cast)}/letters")
    browser.post(sheet)
    letter, drawn = (words(kept(paper)) for paper in draw())
    assert "À distance https://visio.example.org/soir" in letter
    for said in (drawn, words_of(browser.get(sheet))):
        assert "À distance, Antenne des Lilas" in said


def test_a_letter_that_says_the_same_is_not_written_again_one_that_changes_is(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{address(cast)}/letters")
    assert browser.post(f"{address(cast)}/letters").status_code == 409
    with app.app_context(), transaction():
        session = db.session.merge(cast.ours.session)
        session.starts_at, session.ends_at = (
            session.starts_at + timedelta(days=1),
            session.ends_at + timedelta(days=1),
        )
    browser.post(f"{address(cast)}/letters")
    assert len(draw()) == 2


def test_there_is_no_letter_once_all_evenings_are_over(cast: Cast, visit: Visitor) -> None:
    with clock.at(AFTER):
        assert visit(cast.coordinator).post(f"{address(cast)}/letters").status_code == 409


def test_a_months_statement_tells_each_evening_and_how_it_is_known(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw, kept: Kept
) -> None:
    attend(app, cast)
    with clock.at(AFTER):
        browser = visit(cast.coordinator)
        for month, status in (
            ("2026-13", 422),
            ("20٢٦-11", 422),
            ("novembre", 422),
            ("2026-10", 422),
            ("2026-11", 303),
        ):
            answer = browser.post(f"{address(cast)}/month", {"month": month})
            assert answer.status_code == status, month
        (paper,) = draw()
    said = words(kept(paper))
    assert "signé par la personne" in said
    assert "2 h" in said
    assert (paper.facts["attended"], paper.facts["planned"]) == (120, 120)


def test_hours_keep_the_ways_apart(app: Flask, cast: Cast) -> None:
    attend(app, cast, "paper")
    with clock.at(AFTER), app.app_context():
        (hours,) = hours_of(db.session.merge(cast.ours.cohort))
        assert (hours.paper, hours.signed, hours.attested, hours.ways.in_class, hours.planned) == (
            120,
            0,
            0,
            120,
            120,
        )
        (before,) = hours_of(db.session.merge(cast.ours.cohort), until=TUESDAY.date() - timedelta(days=1))
        assert (before.attended, before.planned) == (0, 0)


def test_class_distance_and_make_up_stand_apart_on_the_statement_and_the_page(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw, kept: Kept
) -> None:
    attend(app, cast)
    with app.app_context(), transaction():
        site, place = db.session.merge(cast.ours.site), db.session.merge(cast.ours.enrolment)
        sunday = TUESDAY - timedelta(days=2)
        online = ClassSession(
            cohort_id=place.cohort_id,
            number=2,
            kind="online",
            starts_at=sunday,
            ends_at=sunday + builders.EVENING,
        )
        save(online)
        (elsewhere,) = builders.sessions(builders.a_cohort(site, "Autre"), [TUESDAY - timedelta(days=4)])
        builders.attended(online, place).minutes = 95
        builders.attended(elsewhere, place, way="paper").minutes = 61
    with clock.at(AFTER):
        browser = visit(cast.coordinator)
        browser.post(f"{address(cast)}/month", {"month": "2026-11"})
        (paper,) = draw()
        table = words_of(browser.get(address(cast)))
        progress = words_of(browser.get(f"/cohorts/{place.cohort_id}/learners/{place.id}"))
        with app.app_context():
            (hours,) = hours_of(db.session.merge(cast.ours.cohort))
    plain = progress.replace("\u202f", " ").replace("\u00a0", " ")
    assert "At a distance 1 h 35 Made up elsewhere 1 h 01" in plain
    facts = paper.facts
    assert (facts["attended"], facts["in_class"], facts["at_distance"], facts["made_up"]) == (
        276,
        120,
        95,
        61,
    )
    assert [each["where"] for each in facts["evenings"]] == ["elsewhere", "distance", "class"]
    assert facts["planned"] == 240
    said = words(kept(paper))
    assert "En salle : 2 h." in said.replace("\u202f", " ").replace("\u00a0", " ")
    assert "rattrapée dans un autre groupe" in said
    assert (hours.attended, hours.ways.total) == (276, 276)
    assert "4 h 36 2 h 1 h 35 1 h 01" in table.replace("\u202f", " ").replace("\u00a0", " ")


def test_work_away_from_class_counts_once_and_not_what_was_done_in_class() -> None:
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    hour = timedelta(hours=1)
    works = [
        Work(("m", "a"), noon, 20),
        Work(("m", "a"), noon + hour, 20),
        Work(("m", "b"), noon + 3 * hour, 30),
        Work(("m", "c"), noon + 9 * hour, 40),
    ]
    in_class = [(noon + 2 * hour, noon + 4 * hour)]
    assert distance_minutes(works, in_class) == 60
    assert distance_minutes(works, in_class, since=noon + hour) == 40
    assert distance_minutes(works, in_class, before=noon + hour) == 20
