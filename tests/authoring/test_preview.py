"""The preview: a course as it is written, its faults, each question with its marking, an answer tried."""

import os
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from click import ClickException
from flask import Flask
from flask.testing import FlaskClient

from lms.authoring import commands
from lms.authoring.marking import marking
from lms.authoring.preview.desk import Desk
from lms.authoring.preview.server import preview
from lms.catalogue.kinds import KINDS
from lms.catalogue.reading import Reading, read, read_one
from lms.catalogue.values import Question
from lms.config import ROOT, Settings
from lms.learning import grading
from tests import guide
from tests.authoring.parcels import SLUG, a_course
from tests.factories import words_of
from tests.learning.learner import fields_for, wrong

HERE = ("127.0.0.1", "localhost")
MODULE = f"{SLUG}/modules/01-creer-et-lire-un-e-mail"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one course of one module."""
    for name, content in a_course().items():
        (tmp_path / "courses" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "courses" / name).write_bytes(content)
    return tmp_path / "courses"


Serve = Callable[[Path], FlaskClient]


@pytest.fixture
def served(settings: Settings) -> Serve:
    """`served(root)` is an author's browser, on the courses of a folder."""

    def serve(root: Path) -> FlaskClient:
        return preview(Desk(root), settings, HERE).test_client()

    return serve


@pytest.fixture
def browser(root: Path, served: Serve) -> FlaskClient:
    """An author's browser."""
    return served(root)


def change(root: Path, name: str, old: str, new: str) -> int:
    """Write other words in a file of the module; the line they are on."""
    file = root / MODULE / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    later = file.stat().st_mtime_ns + 1_000_000_000  # two writings within one tick of the clock
    os.utime(file, ns=(later, later))
    return text[: text.index(old)].count("\n") + 1


def test_it_shows_the_course_its_lesson_and_the_trainers_note(browser: FlaskClient, root: Path) -> None:
    course = read_one(root, SLUG).catalogue.courses[0]

    assert SLUG in browser.get("/").text
    assert course.modules[0].title in unescape(browser.get(f"/{SLUG}").text)
    module = browser.get(f"/{SLUG}/modules/1")
    assert str(course.modules[0].lesson_html) in module.text
    assert str(course.modules[0].trainer_html) in module.text


def test_every_question_of_the_bank_is_shown_with_all_its_marking(browser: FlaskClient, root: Path) -> None:
    page = browser.get(f"/{SLUG}/modules/1").text

    for question in read_one(root, SLUG).catalogue.courses[0].modules[0].questions:
        assert str(question.prompt_html) in page
        assert str(question.explanation_html) in page
        for marked in marking(question):
            assert str(marked.words) in page
            assert str(marked.feedback) in page


def test_it_is_read_anew_when_a_file_changes(browser: FlaskClient, root: Path) -> None:
    before = browser.get(f"/{SLUG}/mark").text
    assert "Chaque lettre compte." not in browser.get(f"/{SLUG}/modules/1").text

    change(root, "lesson.md", "Chaque point compte.", "Chaque lettre compte.")

    assert browser.get(f"/{SLUG}/mark").text != before
    page = browser.get(f"/{SLUG}/modules/1").text
    assert "Chaque lettre compte." in page
    assert f'data-mark="{browser.get(f"/{SLUG}/mark").text}"' in page


def test_nothing_is_read_again_while_no_file_changes(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.get(f"/{SLUG}")
    monkeypatch.setattr("lms.authoring.preview.desk.read_one", None)

    assert browser.get(f"/{SLUG}").status_code == 200


def test_faults_stand_at_the_top_by_file_and_line(browser: FlaskClient, root: Path) -> None:
    line = change(root, "questions.yaml", "kind: single", "kind: choice")

    page = words_of(browser.get(f"/{SLUG}"))

    place = f"{MODULE}/questions.yaml:{line}"
    assert place in page
    assert page.index(place) < page.index("DigitAll débutant", page.index("Passerelle") + 1)


def test_advice_is_told(browser: FlaskClient, root: Path) -> None:
    line = change(root, "lesson.md", "- arobase : le signe @ dans une adresse e-mail", "- arobase :")

    assert f"{MODULE}/lesson.md:{line}" in words_of(browser.get(f"/{SLUG}"))


def test_a_course_that_cannot_be_read_at_all_still_tells_why(browser: FlaskClient, root: Path) -> None:
    (root / SLUG / "course.toml").write_text("title = ", "utf-8")

    answer = browser.get(f"/{SLUG}")

    assert answer.status_code == 200
    assert f"{SLUG}/course.toml:1" in words_of(answer)


@pytest.fixture(scope="module")
def of_each_kind(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading]:
    """A folder with a course that has a question of each kind."""
    folder = tmp_path_factory.mktemp("kinds") / "courses"
    guide.write_course(folder)
    return folder, read(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_tried_and_its_mark_shown(
    of_each_kind: tuple[Path, Reading], served: Serve, kind: str
) -> None:
    folder, reading = of_each_kind
    asked, address = question_of(reading, kind)
    browser = served(folder)
    empty = browser.get(address)
    assert empty.status_code == 200
    assert "sur 100" not in words_of(empty)

    right = browser.get(address, query_string={"tried": "1", **fields_for(asked, grading.right(asked))})
    assert "Cette réponse donne 100 sur 100." in words_of(right)

    other = wrong(asked)
    answered = browser.get(address, query_string={"tried": "1", **fields_for(asked, other)})
    earned = round(100 * grading.mark(asked, other))
    assert earned < 100
    assert f"Cette réponse donne {earned} sur 100." in words_of(answered)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_answer_is_told_kindly(
    of_each_kind: tuple[Path, Reading], served: Serve, kind: str
) -> None:
    folder, reading = of_each_kind
    _asked, address = question_of(reading, kind)

    answer = served(folder).get(address, query_string={"tried": "1", "answer": "x" * 3000})

    assert answer.status_code == 200
    assert "Cette réponse donne 100 sur 100." not in words_of(answer)


def question_of(reading: Reading, kind: str) -> tuple[Question, str]:
    course = reading.catalogue.courses[0]
    return next(
        (question, f"/{course.slug}/modules/{module.number}/questions/{position}")
        for module in course.modules
        for position, question in enumerate(module.questions, 1)
        if question.kind == kind
    )


def test_exercises_are_shown_with_their_solutions_and_tests(served: Serve) -> None:
    browser = served(ROOT / "courses")
    course = read_one(ROOT / "courses", "python").catalogue.courses[0]
    module = next(module for module in course.modules if any(one.code for one in module.exercises))
    code = next(one.code for one in module.exercises if one.code)

    page = unescape(browser.get(f"/python/modules/{module.number}").text)

    assert code.reference.strip() in page
    assert code.tests[0].written in page


def test_other_languages_are_shown(browser: FlaskClient, root: Path) -> None:
    (root / SLUG / "course.en.toml").write_text(
        'title = "Tuesday"\nsummary = "In English."\noutcomes = '
        + str([f"Outcome {n}" for n in range(outcomes(root))]).replace("'", '"')
    )

    assert "Tuesday" in words_of(browser.get(f"/{SLUG}?in=en"))
    assert "Tuesday" not in words_of(browser.get(f"/{SLUG}"))
    assert 'href="?in=en"' in browser.get(f"/{SLUG}").text


def outcomes(root: Path) -> int:
    return len(read_one(root, SLUG).catalogue.courses[0].outcomes)


@pytest.mark.parametrize(
    "address", ["/autre", "/..", f"/{SLUG}/modules/9", f"/{SLUG}/modules/1/questions/99"]
)
def test_what_is_not_there_is_not_found(browser: FlaskClient, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_it_answers_under_its_own_name_alone(browser: FlaskClient) -> None:
    """Another page in the author's browser could point a name of its own at this machine."""
    assert browser.get("/", headers={"Host": "elsewhere.example"}).status_code == 400
    assert browser.get("/", headers={"Host": "127.0.0.1:8001"}).status_code == 200


def test_it_opens_no_database(browser: FlaskClient) -> None:
    assert "sqlalchemy" not in browser.application.extensions
    assert "default-src 'none'" in browser.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org"])  # noqa: S104 - refused
def test_it_listens_to_this_machine_alone_unless_told(
    app: Flask, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr("werkzeug.serving.run_simple", None)  # must not come so far

    result = app.test_cli_runner().invoke(args=["courses", "preview", "--host", host])

    assert result.exit_code == 1
    assert "--everybody" in result.output


@pytest.mark.parametrize(("given", "listened"), [([], "127.0.0.1"), (["--host", "::1"], "::1")])
def test_it_says_where_it_is(
    app: Flask, monkeypatch: pytest.MonkeyPatch, given: list[str], listened: str
) -> None:
    calls: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "werkzeug.serving.run_simple", lambda host, port, _app, **_more: calls.append((host, port))
    )

    result = app.test_cli_runner().invoke(args=["courses", "preview", "python", "--port", "8055", *given])

    assert result.exit_code == 0, result.output
    assert calls == [(listened, 8055)]
    assert ":8055/python" in result.output


def test_a_course_is_named_by_its_slug_or_its_folder(root: Path) -> None:
    assert commands.place_of(None, root) == (root, "")
    assert commands.place_of(SLUG, root) == (root, SLUG)
    assert commands.place_of(str(root / SLUG), Path("/nowhere")) == (root, SLUG)
    with pytest.raises(ClickException):
        commands.place_of("autre", root)


def test_the_command_is_listed_beside_check(app: Flask) -> None:
    assert "preview" in app.test_cli_runner().invoke(args=["courses", "--help"]).output
