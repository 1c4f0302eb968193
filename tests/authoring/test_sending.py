"""A coordinator sends a course: checked whole, refused with what to correct, or there to be looked at."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from lms.accounts.models import AuditEntry
from lms.authoring import apart
from lms.authoring.library import Library
from lms.authoring.models import CoursePackage
from lms.catalogue import queries as catalogue
from lms.core.db import db
from tests.authoring.parcels import SLUG, a_course, in_file, in_lesson, nothing_left, with_member, zipped
from tests.factories import Browser, Cast, Visitor, words_of

MODULE = f"{SLUG}/modules/01-creer-et-lire-un-e-mail"


@pytest.fixture
def nadia(cast: Cast, visit: Visitor, library: Library, check_here: None) -> Browser:
    """A coordinator's browser."""
    return visit(cast.coordinator)


def send(browser: Browser, content: bytes) -> TestResponse:
    return browser.post("/courses/send", {"file": (BytesIO(content), "course.zip")})


def kept(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(CoursePackage)) or 0


def test_a_course_without_fault_is_taken_in_and_not_taught_yet(
    app: Flask, nadia: Browser, library: Library
) -> None:
    answer = send(nadia, zipped(a_course()))
    assert answer.status_code == 303
    page = words_of(nadia.get(answer.location))

    assert "Pas encore publiée" in page
    assert "DigitAll débutant" in page
    assert "C90" not in words_of(nadia.get("/cohorts/new"))
    with app.app_context():
        found = db.session.scalars(select(CoursePackage)).one()
        assert (found.slug, found.code) == (SLUG, "C90")
        assert library.shelf.has(SLUG, found.version)
        noted = db.session.scalars(select(AuditEntry).where(AuditEntry.subject == "course_package")).one()
        assert (noted.action, noted.details["slug"]) == ("upload-course", SLUG)


def test_sent_again_it_is_the_same_package(app: Flask, nadia: Browser) -> None:
    first, second = send(nadia, zipped(a_course())), send(nadia, zipped(a_course()))

    assert first.location == second.location
    assert kept(app) == 1
    assert "déjà été envoyée" in words_of(nadia.get("/courses"))


def test_a_fault_is_told_by_file_and_line_and_nothing_is_kept(
    app: Flask, nadia: Browser, library: Library
) -> None:
    spoilt = in_file(a_course(), f"{MODULE}/questions.yaml", "kind: single", "kind: choice")

    answer = send(nadia, zipped(spoilt))

    assert answer.status_code == 422
    line = spoilt[f"{MODULE}/questions.yaml"].decode().split("kind: choice")[0].count("\n") + 1
    assert f"{MODULE}/questions.yaml:{line}" in words_of(answer)
    assert "Write “kind:” as one of single," in words_of(answer)
    assert nothing_left(library.shelf.folder)
    assert kept(app) == 0


@pytest.mark.parametrize("name", ["script", "unused"])
def test_a_drawing_with_a_script_is_refused_also_where_no_page_shows_it(
    app: Flask, nadia: Browser, library: Library, name: str
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
    files = a_course() | {f"{MODULE}/{name}.svg": drawing.encode()}
    if name == "script":
        files = in_lesson(files, "\n## ", "\n![Un dessin.](script.svg)\n\n## ")

    answer = send(nadia, zipped(files))

    assert answer.status_code == 422
    assert words_of(answer).count(f"{name}.svg:1") == 1
    assert nothing_left(library.shelf.folder)
    assert kept(app) == 0


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(b"", id="nothing in it"),
        pytest.param(b"no zip at all", id="no zip"),
        pytest.param(with_member("../../evil.md"), id="leads out"),
        pytest.param(with_member("/tmp/evil.md"), id="absolute"),  # noqa: S108 - a name in a zip
        pytest.param(with_member(f"{SLUG}/link.md", b"/etc/passwd", 0o120777), id="link"),
        pytest.param(with_member(f"{SLUG}/run.sh", b"#!/bin/sh"), id="script"),
        pytest.param(with_member(f"{SLUG}/again.zip", zipped(a_course())), id="a zip in it"),
        pytest.param(zipped(a_course() | {f"{SLUG}/{n}.md": b"\0" * 250_000 for n in range(40)}), id="bomb"),
        pytest.param(zipped({f"{SLUG}/{n}.md": b"" for n in range(2001)}), id="many"),
    ],
)
def test_a_hostile_package_is_refused_and_leaves_nothing(
    app: Flask, nadia: Browser, library: Library, tmp_path: Path, hostile: bytes
) -> None:
    answer = send(nadia, hostile)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert nothing_left(tmp_path)
    assert kept(app) == 0


def test_a_package_larger_than_a_request_may_be_is_refused(nadia: Browser, library: Library) -> None:
    body, kind = b"\0" * 3 * 1024 * 1024, "multipart/form-data; boundary=here"
    answer = nadia.client.post("/courses/send", data=body, content_type=kind)

    assert answer.status_code == 413
    assert nothing_left(library.shelf.folder)


def test_a_code_of_another_course_is_refused_where_it_stands(app: Flask, nadia: Browser) -> None:
    answer = send(nadia, zipped(a_course(code="C01")))

    assert answer.status_code == 422
    assert "premiers-pas” has C01 too" in words_of(answer)
    assert kept(app) == 0


@pytest.mark.parametrize("text", ["a: &a [x]\nb: [*a, *a]", "[" * 100_000, "- " * 50_000, "é" * 100_000])
def test_text_made_to_take_long_is_told_as_a_fault(nadia: Browser, text: str) -> None:
    files = a_course() | {f"{MODULE}/questions.yaml": text.encode()}

    assert send(nadia, zipped(files)).status_code == 422


def test_learners_and_trainers_do_not_send_courses(cast: Cast, visit: Visitor) -> None:
    assert {visit(cast.ours.people[role]).get("/courses").status_code for role in ("learner", "trainer")} == {
        403
    }


@pytest.mark.outside
def test_the_check_in_its_own_process_says_the_same(app: Flask, tmp_path: Path) -> None:
    for name, content in a_course().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)

    first, *_others = catalogue.courses()

    checked = apart.check(tmp_path, SLUG, [replace(first, code="C90")])

    assert ["C90" in fault.sentence and first.slug in fault.sentence for fault in checked.faults] == [True]
    assert checked.course is not None
    assert checked.course.modules[0].questions


@pytest.mark.outside
def test_a_check_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nadia: Browser, library: Library
) -> None:
    monkeypatch.undo()  # the check of its own process again
    monkeypatch.setattr(apart, "SECONDS", 0.005)

    answer = send(nadia, zipped(a_course()))

    assert answer.status_code == 422
    assert "trop de temps" in words_of(answer)
    assert nothing_left(library.shelf.folder)
