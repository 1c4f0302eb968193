"""Everybody may read and take away all that is kept about them, and nothing about others."""

import io
import json
import os
from base64 import b64decode
from zipfile import ZipFile

from flask import Flask
from sqlalchemy import LargeBinary

from lms.core.clock import now
from lms.core.db import Base, db, transaction
from lms.demo import builders
from lms.learning.practice import keeping
from lms.learning.practice.jobs import forget_unnamed_work
from lms.learning.practice.models import Submission
from lms.privacy.queries import ABOUT, everything_about
from tests.factories import Cast, Visitor
from tests.privacy.one_of_each import EXAMPLES, write_one_of_each


def test_my_data_shows_mine_and_nobody_elses(cast: Cast, visit: Visitor) -> None:
    text = visit(cast.learner).get("/my-data").text
    assert "learner 1" in text
    assert "learner 2" not in text


def test_my_data_speaks_to_each_of_what_they_do(cast: Cast, visit: Visitor) -> None:
    learner, trainer, funder = (
        visit(one).get("/my-data").text for one in (cast.learner, cast.trainer, cast.funder)
    )
    assert "Réponses gardées" in learner
    assert "Ce que vous faites ici" not in learner
    assert "Réponses gardées" not in trainer + funder
    assert "vos notes" not in trainer + funder
    assert "Cohortes où vous êtes" in trainer
    assert "Ce que vous notez" in trainer
    assert "Financeu" in funder
    assert "Cohortes où vous êtes" not in funder
    assert "Ce que vous notez" not in funder


def test_the_copy_holds_what_was_done_and_no_secret(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, cast.ours.enrolment)
        builders.attended(cast.theirs.session, cast.theirs.enrolment)
    copy = visit(cast.learner).get("/my-data/download").get_json()
    assert len(copy["attendance"]) == 1
    assert copy["people"][0]["chosen_name"] == "learner 1"
    assert "secret_hash" not in copy["people"][0]


def test_every_table_about_people_is_in_the_copy(app: Flask, cast: Cast) -> None:
    with app.app_context():
        copied = set(everything_about(cast.learner.id))
    about = {table.name for table in Base.metadata.tables.values() if ABOUT & set(table.c.keys())}
    assert about <= copied


def test_the_copy_holds_a_row_of_every_table_and_a_value_of_every_type(app: Flask, visit: Visitor) -> None:
    with app.app_context(), transaction():
        person = write_one_of_each()
    with visit(person).get("/my-data/download") as answer:
        assert answer.status_code == 200
        copy = json.loads(ZipFile(io.BytesIO(answer.data)).read("passerelle.json"))
    assert not [name for name, rows in copy.items() if len(rows) != 1]
    secret = {"secret_hash", "sign_in_key", "import_key", "key"}
    assert not [name for name, rows in copy.items() if secret & rows[0].keys()]
    assert b64decode(copy["signatures"][0]["drawing"]) == EXAMPLES[LargeBinary]
    assert copy["travel_limits"][0]["last_service"] == "21:45:00"


LETTER = b"a letter"
DIGEST = "ab" * 32


def a_letter(app: Flask, cast: Cast) -> None:
    """Our learner sent a letter."""
    with app.app_context(), transaction():
        keeping.keep(DIGEST, LETTER)
        row = {"module": "m", "exercise": "e", "kind": "document", "version": "1", "key": "k"}
        marked = {"verdict": {}, "met": 0, "asked": 1, "points": 0.0, "done": False, "sent_at": now()}
        named = {"file_digest": DIGEST, "file_name": "../ma lettre.odt"}
        db.session.add(Submission(enrolment_id=cast.ours.enrolment.id, **row, **marked, **named))


def test_the_copy_holds_the_documents_that_were_sent(app: Flask, cast: Cast, visit: Visitor) -> None:
    a_letter(app, cast)
    with visit(cast.learner).get("/my-data/download") as answer:
        copy = ZipFile(io.BytesIO(answer.data))
    assert json.loads(copy.read("passerelle.json"))["submissions"][0]["file_digest"] == DIGEST
    (name,) = [name for name in copy.namelist() if name != "passerelle.json"]
    assert (name.count("/"), copy.read(name)) == (1, LETTER)
    assert name.endswith("ma_lettre.odt")


def test_a_document_goes_when_no_submission_names_it_any_more(app: Flask, cast: Cast) -> None:
    a_letter(app, cast)
    with app.app_context():
        keeping.keep("cd" * 32, b"of somebody who was erased")
        keeping.keep("ef" * 32, b"sent this moment")
        for name in (DIGEST, "cd" * 32):
            os.utime(app.config["SETTINGS"].instance / "work" / name[:2] / name, (0, 0))
        forget_unnamed_work()
        assert [keeping.kept(name) is None for name in (DIGEST, "cd" * 32, "ef" * 32)] == [False, True, False]
