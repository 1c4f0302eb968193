"""The page where questions are brought in, and the banks one takes away, through the front door."""

import base64
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from tests.catalogue.exchange.qti_samples import package
from tests.catalogue.exchange.samples import EVIL, GIFT, MOODLE, in_base64
from tests.factories import Cast, Visitor

PAGE = "/questions/bring-in"


def send(visit: Visitor, cast: Cast, content: str | bytes, name: str = "q.txt") -> TestResponse:
    source = content.encode() if isinstance(content, str) else content
    return visit(cast.trainer).post(PAGE, {"file": (BytesIO(source), name)})


def downloaded(page: TestResponse) -> bytes:
    """The file behind the button."""
    found = re.search(r'href="data:application/octet-stream;base64,([^"]+)"', page.text)
    assert found
    return base64.b64decode(found[1])


def test_a_file_is_shown_as_questions_with_their_marking(visit: Visitor, cast: Cast) -> None:
    page = send(visit, cast, GIFT)

    assert page.status_code == 200
    assert "11 questions peuvent venir." in page.text
    assert "La flèche revient vers la gauche." in page.text
    assert "Ligne 41" in page.text
    assert "Elle demande un long texte" in page.text


@pytest.mark.parametrize(("content", "kinds"), [(MOODLE, 14), (package(), 9)])
def test_a_file_with_drawings_is_taken_away_with_them(
    visit: Visitor, cast: Cast, content: str | bytes, kinds: int
) -> None:
    page = send(visit, cast, content)

    with ZipFile(BytesIO(downloaded(page))) as taken:
        assert "questions.yaml" in taken.namelist()
        assert any(name.endswith(".svg") for name in taken.namelist())
        assert taken.read("questions.yaml").decode().count("\n  - id: ") == kinds


def test_the_file_taken_away_is_the_bank(visit: Visitor, cast: Cast) -> None:
    bank = downloaded(send(visit, cast, GIFT)).decode()

    assert bank.count("\n  - id: ") == 11
    assert "# Ligne 41: Lettre:" in bank
    assert "  # Elle n’avait pas d’explication." in bank


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<quiz>", "Ce XML s’arrête à la ligne 1."),
        ("<!DOCTYPE a><quiz/>", "DOCTYPE"),
        ("\n", "Ce fichier ne contient aucune question."),
        ("<quiz/>", "Ce fichier ne contient aucune question."),
        (b"\xe9", "Enregistrez le fichier en UTF-8"),
        (package("v2p1"), "npx -p @citolab/qti-convert"),
        (b"PK", "Ce zip ne s’ouvre pas."),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(
    visit: Visitor, cast: Cast, content: str | bytes, sentence: str
) -> None:
    page = send(visit, cast, content)

    assert page.status_code == 422
    assert sentence in page.text


def test_no_file_is_asked_for_again(visit: Visitor, cast: Cast) -> None:
    page = visit(cast.trainer).post(PAGE)

    assert page.status_code == 422
    assert "Choisissez un fichier." in page.text


def test_nothing_of_the_file_runs_on_the_page(visit: Visitor, cast: Cast) -> None:
    hostile = (
        "<quiz><question type='multichoice'><name><text>&lt;script&gt;</text></name>"
        "<questiontext format='html'><text>&lt;script&gt;alert(1)&lt;/script&gt;"
        "&lt;b onmouseover=x()&gt;Quoi&lt;/b&gt;"
        f"&lt;img src='data:image/svg+xml;base64,{in_base64(EVIL)}'&gt;</text></questiontext>"
        "<answer fraction='100'><text>&lt;a href='javascript:x()'&gt;oui&lt;/a&gt;</text></answer>"
        "<answer fraction='0'><text>non</text></answer></question>"
        "<question type='&lt;img src=x onerror=y&gt;'/></quiz>"
    )
    page = send(visit, cast, hostile)
    shown = re.sub(r"<pre.*?</pre>", "", page.text, flags=re.S)

    assert "<strong>Quoi</strong>" in shown
    assert not re.search(r"<script(?! [^>]*src=\"/static/)|<[^>]*\son\w+=|href=.javascript:|<img", shown)


@pytest.mark.parametrize("start", ["/modules/1", ""])
@pytest.mark.parametrize("form", ["gift", "xml"])
def test_a_bank_is_taken_away_as_a_file(visit: Visitor, cast: Cast, start: str, form: str) -> None:
    taken = visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}{start}/questions.{form}")

    assert taken.status_code == 200
    assert taken.headers["Content-Disposition"].startswith("attachment; filename=")
    assert taken.mimetype == ("text/plain" if form == "gift" else "application/xml")
    again = send(visit, cast, taken.data)
    assert again.status_code == 200
    assert "peuvent venir." in again.text


def test_trainers_find_the_bank_below_the_lesson_and_volunteers_do_not(visit: Visitor, cast: Cast) -> None:
    lesson = f"/cohorts/{cast.ours.cohort.id}/modules/1"

    assert "questions.gift" in visit(cast.trainer).get(lesson).text
    assert "questions.gift" not in visit(cast.volunteer).get(lesson).text
