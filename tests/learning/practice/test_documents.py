"""A document is sent through the page: looked at, judged, kept; what cannot be read loses nothing."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from lms.catalogue.practice import OfficeCheck
from lms.core.errors import Refused
from lms.learning.practice.kinds import office
from lms.learning.practice.models import Submission
from lms.sandbox import confined
from lms.sandbox.graders.office import facts_of
from lms.sandbox.work import Job, Outcome
from starters.sheets import Page, ods
from starters.texts import Line, docx, odt
from tests.factories import Cast, Visitor
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course
from tests.learning.practice.conftest import Bench
from tests.learning.practice.small_code import DOUBLE, Worker

TIDY = replace(
    DOUBLE,
    slug="au-propre",
    kind="document",
    title="Au propre",
    code=None,
    checks=(
        OfficeCheck("contains", '{"words": ["bonjour"]}', ""),
        OfficeCheck("no-double-spaces", "{}", ""),
        OfficeCheck("one-font", "{}", "Une seule police, dans tout le texte."),
    ),
)
GOOD = odt([Line("Bonjour Claire")])
HALF = docx([Line("Bonjour  Claire"), Line("à demain", font="Liberation Sans")])


class Reader(Worker):
    """Reads documents here, as the sealed child does there."""

    def run(self, job: Job) -> Outcome:
        self.jobs.append(job)
        if self.refusal is not None:
            raise self.refusal
        assert isinstance(job.source, bytes)
        if job.source.startswith(b"PK\3\4 slow"):
            return Outcome(status="too_long")
        return Outcome(status="done", facts=facts_of(job.source))


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    stand_in = Reader()
    monkeypatch.setattr(confined, "run", stand_in.run)
    monkeypatch.setattr(confined, "available", stand_in.available)
    return stand_in


@pytest.fixture
def bench(app: Flask, cast: Cast, visit: Visitor, worker: Worker) -> Bench:
    """Our learner in front of the exercise on a document."""
    change_module(the_course(), 1, exercises=(TIDY,))
    return Bench(LearnerAtWork(app, visit(cast.learner), cast.ours.enrolment.id), worker)


def send(bench: Bench, content: bytes, name: str = "lettre.odt", follow: bool = True) -> TestResponse:
    file = (io.BytesIO(content), name)
    return bench.at_work.browser.post(
        bench.address,
        {"do": "submit", "file": file},
        content_type="multipart/form-data",
        follow_redirects=follow,
    )


def test_a_document_that_does_as_asked_is_done(bench: Bench) -> None:
    page = send(bench, GOOD).text

    assert "Tout ce qu’il fallait dire est là." in page
    (row,) = bench.rows(Submission)
    assert (row.done, row.met, row.asked, row.file_name) == (True, 3, 3, "lettre.odt")
    assert bench.worker.jobs[0].grader == "office"
    assert bench.worker.jobs[0].asks == ()  # what is expected never goes in


def test_what_works_is_said_first_then_one_gesture(bench: Bench) -> None:
    page = send(bench, HALF, "lettre.docx").text

    assert "Tout ce qu’il fallait dire est là." in page
    assert page.index("Tout ce qu’il fallait dire est là.") < page.index("Des espaces se suivent")
    assert "Une seule police, dans tout le texte." not in page  # one gesture at a time


def test_the_best_go_counts(bench: Bench) -> None:
    send(bench, GOOD)
    send(bench, HALF, "lettre.docx")

    assert [row.done for row in bench.rows(Submission)] == [True, False]
    assert "100" in bench.page()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Choisissez le fichier"),
        (b"%PDF-1.7", "C’est un PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Enregistrer sous"),
        (ods([Page("F", [["a"]])]), "L’exercice demande un texte"),
        (b"PK\3\4 slow", "trop long à regarder"),
        (b"PK\3\4" + bytes(100_000), "Réduisez ses images"),
    ],
    ids=["none", "pdf", "old", "other kind", "slow", "large"],
)
def test_what_cannot_be_read_is_told_and_nothing_is_lost(
    bench: Bench, content: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "LARGEST", 100_000)
    send(bench, GOOD)

    answer = send(bench, content)

    assert answer.status_code == 422
    assert words in answer.text
    assert len(bench.rows(Submission)) == 1


def test_when_many_wait_it_is_said_kindly(bench: Bench) -> None:
    bench.worker.refusal = Refused("Beaucoup de personnes envoient leur travail.")

    assert "Beaucoup de personnes" in send(bench, GOOD).text


def test_where_documents_cannot_be_looked_at_the_page_says_so(bench: Bench) -> None:
    assert "La machine ne peut pas regarder" not in bench.page()
    bench.worker.closed = "seccomp"

    page = bench.page()
    assert "La machine ne peut pas regarder les fichiers" in page
    assert "Vous pouvez écrire" not in page


def test_a_trainer_sees_what_was_in_the_document(bench: Bench, cast: Cast, visit: Visitor) -> None:
    send(bench, HALF, "lettre.docx")
    place = f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/modules/1/exercises/1"

    page = visit(cast.trainer).get(place).text

    assert "lettre.docx" in page
    assert "Bonjour  Claire" in page
    assert "Liberation Sans" in page


def test_the_start_file_is_handed_out_where_there_is_one(
    bench: Bench, cast: Cast, visit: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bench.at_work.browser.get(f"{bench.address}/starter").status_code == 404
    change_module(the_course(), 1, exercises=(replace(TIDY, starter="lettre.odt"),))
    settings = bench.at_work.app.config["SETTINGS"]
    monkeypatch.setitem(bench.at_work.app.config, "SETTINGS", replace(settings, courses=tmp_path))
    module = module_at()
    folder = tmp_path / the_course().slug / "modules" / f"01-{module.slug}" / "exercises" / "01-au-propre"
    folder.mkdir(parents=True)
    (folder / "lettre.odt").write_bytes(GOOD)
    taught = f"/cohorts/{cast.ours.cohort.id}/modules/1/exercises/1"

    answer = bench.at_work.browser.get(f"{bench.address}/starter")

    assert answer.data == GOOD
    assert answer.headers["Content-Disposition"] == "attachment; filename=lettre.odt"
    assert "lettre.odt" in bench.page()
    assert f"{taught}/starter" in visit(cast.trainer).get(taught).text
    assert visit(cast.trainer).get(f"{taught}/starter").data == GOOD
