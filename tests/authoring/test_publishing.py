"""A package is published, withdrawn, removed; each process takes it up; begun quizzes end as they began."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from lms.accounts.models import AuditEntry
from lms.authoring import at_hand
from lms.authoring.library import Library
from lms.authoring.models import CoursePackage, CoursePublication
from lms.catalogue import queries as catalogue
from lms.core.db import db, transaction
from lms.demo import builders
from lms.jobs import worker
from tests.authoring.parcels import SLUG, a_course, in_lesson, nothing_left, zipped
from tests.authoring.test_sending import MODULE, nadia, send
from tests.counting import statements
from tests.factories import Browser, Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork

__all__ = ["nadia"]  # a fixture

BUILT_IN = "digitall-debutant"


def sent(browser: Browser, files: dict[str, bytes]) -> str:
    """The address of a package that was sent."""
    answer = send(browser, zipped(files))
    assert answer.status_code == 303, words_of(answer)
    return str(answer.location)


def published(app: Flask, browser: Browser, files: dict[str, bytes], **fields: str) -> str:
    """The address of a package that was sent and published, and is taught in this process."""
    address = sent(browser, files)
    assert browser.post(f"{address}/publish", fields).status_code == 303
    look(app)
    return address


def look(app: Flask) -> None:
    """What a process does every few seconds."""
    with app.app_context():
        at_hand.library_of(app).take_up()


def lesson_of(slug: str) -> str:
    found = catalogue.course(slug)
    return found.modules[0].lesson_html if found else ""


def test_a_published_course_can_be_chosen_and_read(app: Flask, nadia: Browser) -> None:
    address = published(app, nadia, a_course())

    assert "C90" in nadia.get("/courses").text
    assert f'value="{SLUG}"' in nadia.get("/cohorts/new").text
    assert "Enseignée maintenant" in words_of(nadia.get(address))
    with app.app_context():
        actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert list(actions)[-2:] == ["upload-course", "published-course"]


def test_a_course_of_the_installation_is_replaced_only_when_one_says_so(app: Flask, nadia: Browser) -> None:
    files = in_lesson(a_course(BUILT_IN, "C02"), "Chaque point compte.", "Chaque lettre compte.", BUILT_IN)
    address = sent(nadia, files)

    refused = nadia.post(f"{address}/publish")
    look(app)
    assert refused.status_code == 422
    assert "Chaque lettre compte." not in lesson_of(BUILT_IN)

    assert nadia.post(f"{address}/publish", {"replacing": "y"}).status_code == 303
    look(app)
    assert "Chaque lettre compte." in lesson_of(BUILT_IN)


def test_the_modules_that_go_are_named_before(nadia: Browser) -> None:
    address = sent(nadia, a_course(BUILT_IN, "C02"))

    assert "Ces modules ne sont plus dans cette version" in words_of(nadia.get(address))


def test_a_withdrawn_version_gives_way_to_the_one_before(app: Flask, nadia: Browser) -> None:
    first = published(app, nadia, a_course())
    second = published(app, nadia, in_lesson(a_course(), "Chaque point compte.", "Chaque lettre compte."))
    assert "Chaque lettre compte." in lesson_of(SLUG)

    assert nadia.post(f"{second}/withdraw").status_code == 303
    look(app)
    assert "Chaque point compte." in lesson_of(SLUG)

    assert nadia.post(f"{first}/withdraw").status_code == 303
    look(app)
    assert catalogue.course(SLUG) is None


def test_the_only_version_stays_while_a_cohort_follows_it(app: Flask, cast: Cast, nadia: Browser) -> None:
    address = published(app, nadia, a_course())
    with app.app_context(), transaction():
        builders.a_cohort(cast.ours.site, "Le mardi", course=SLUG)

    nadia.post(f"{address}/withdraw")
    look(app)

    assert catalogue.course(SLUG) is not None
    assert "elle reste" in words_of(nadia.get(address))


def test_two_courses_do_not_share_a_code(app: Flask, nadia: Browser) -> None:
    first, second = sent(nadia, a_course()), sent(nadia, a_course("autre-atelier"))
    nadia.post(f"{first}/publish")
    look(app)

    assert nadia.post(f"{second}/publish").status_code == 422


def test_what_was_never_published_can_be_removed_and_leaves_nothing(
    app: Flask, nadia: Browser, library: Library
) -> None:
    address = sent(nadia, a_course())

    assert nadia.post(f"{address}/remove").location == "/courses"
    assert nadia.get(address).status_code == 404
    assert nothing_left(library.shelf.folder)


def test_what_was_taught_is_kept(app: Flask, nadia: Browser) -> None:
    address = published(app, nadia, a_course())
    nadia.post(f"{address}/withdraw")

    nadia.post(f"{address}/remove")

    assert nadia.get(address).status_code == 200


@pytest.mark.parametrize(
    ("table", "change"), [(CoursePackage, {"title": "Autre"}), (CoursePublication, {"action": "withdrawn"})]
)
def test_what_was_done_cannot_be_rewritten(
    app: Flask, nadia: Browser, table: type[CoursePackage], change: dict[str, str]
) -> None:
    published(app, nadia, a_course())

    with app.app_context(), pytest.raises(DatabaseError), transaction():
        db.session.execute(db.update(table).values(change))


@pytest.mark.parametrize("first", ["GET", "POST"])
def test_another_process_takes_it_up_at_its_first_request(
    app: Flask, nadia: Browser, make_app: Callable[..., Flask], first: str
) -> None:
    address = sent(nadia, a_course())
    other = make_app()
    other.config["WTF_CSRF_ENABLED"] = False
    at_hand.library_of(other).shelf = at_hand.library_of(app).shelf
    nadia.post(f"{address}/publish")
    assert catalogue.course(SLUG) is None

    if first == "GET":
        other.test_client().get("/sign-in")
    else:  # a learner who was answering while the server started again
        other.test_client().post("/sign-in", data={"identifier": "1", "secret": "1"})

    assert catalogue.course(SLUG) is not None


def test_a_worker_takes_it_up_before_its_next_job(app: Flask, nadia: Browser, library: Library) -> None:
    address = sent(nadia, a_course())
    nadia.post(f"{address}/publish")
    library.every = 0.0

    try:
        worker.run_next(app, "one")
    finally:
        library.every = float("inf")

    assert catalogue.course(SLUG) is not None


def test_another_machine_unpacks_it_from_the_database(app: Flask, nadia: Browser, library: Library) -> None:
    address = sent(nadia, a_course())
    nadia.post(f"{address}/publish")
    with app.app_context():
        version = db.session.scalars(select(CoursePackage.version)).one()
    library.shelf.remove(SLUG, version)

    look(app)

    assert catalogue.course(SLUG) is not None
    assert library.shelf.has(SLUG, version)


def test_a_look_that_finds_nothing_new_is_one_statement(app: Flask, nadia: Browser) -> None:
    published(app, nadia, a_course())

    with statements(app) as seen:
        look(app)

    assert len(seen) == 1


def test_between_two_looks_a_page_asks_nothing_more(app: Flask, nadia: Browser, library: Library) -> None:
    library.every, library.looked_at = 3600.0, 0.0
    try:
        with statements(app) as first:
            nadia.get("/courses/send")
        with statements(app) as second:
            nadia.get("/courses/send")
    finally:
        library.every = float("inf")

    assert len(first) == len(second) + 1


def test_a_quiz_that_is_begun_ends_in_the_version_it_began_with(
    app: Flask, cast: Cast, visit: Visitor, nadia: Browser
) -> None:
    """Every question is asked in other words in the new version, and has other answers."""
    published(app, nadia, a_course(BUILT_IN, "C02"), replacing="y")
    learner = LearnerAtWork(app, visit(cast.learner), cast.ours.enrolment.id)
    question = learner.start()
    before = words_of(learner.browser.get(question))
    old = catalogue.course(BUILT_IN)
    assert old
    changed = re.sub(rb"(?m)^(- |  - )id: (\S+)", rb"\1id: autre-\2", a_course(BUILT_IN, "C02")[QUESTIONS])
    published(app, nadia, a_course(BUILT_IN, "C02") | {QUESTIONS: changed})
    new = catalogue.course(BUILT_IN)
    assert new
    assert not {q.id for q in new.modules[0].questions} & {q.id for q in old.modules[0].questions}

    assert words_of(learner.browser.get(question)) == before
    assert learner.start() == question
    with pytest.MonkeyPatch.context() as patch:  # the test's learner knows the old answers
        patch.setattr("tests.learning.learner.the_course", lambda: old)
        result = learner.finish(question)

    assert "100" in words_of(learner.browser.get(result))
    assert learner.progress().best_mark == 100
    again = learner.start()
    assert learner.question_at(again).id.startswith("autre-")
    trainer = visit(cast.trainer)
    shown = trainer.get(f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}")
    assert shown.status_code == 200


QUESTIONS = f"{BUILT_IN}/modules/01-creer-et-lire-un-e-mail/questions.yaml"


def test_a_version_whose_reader_finds_faults_today_is_still_taught(
    app: Flask, nadia: Browser, library: Library
) -> None:
    """A later Passerelle may ask for more: what was published stays, as far as it can be read."""
    address = sent(nadia, a_course())
    nadia.post(f"{address}/publish")
    with app.app_context():
        version = db.session.scalars(select(CoursePackage.version)).one()
    root = library.shelf.root_of(SLUG, version)
    (root / MODULE / "trainer.md").write_text("", "utf-8")
    library.shelf.loaded.cache_clear()

    look(app)

    assert catalogue.course(SLUG) is not None


def test_the_order_of_commits_does_not_hide_a_publication(
    app: Flask, nadia: Browser, library: Library
) -> None:
    """Of two numbers given out, the smaller may be committed later: the count tells."""
    published(app, nadia, a_course())
    library.taken_up = replace_first(library.taken_up)

    with statements(app) as seen:
        look(app)

    assert len(seen) > 1


def replace_first(marker: tuple[int, int]) -> tuple[int, int]:
    return marker[0] - 1, marker[1]
