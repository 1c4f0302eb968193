"""The audit pack: what is in it, that the same facts give the same bytes, that it is bounded."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from flask import Flask

from lms.config import Settings
from lms.core import clock
from lms.core.db import db, save, transaction
from lms.core.errors import Refused
from lms.demo import builders
from lms.learning.models import Progress
from lms.papers import auditing, packing
from lms.papers.models import Paper
from lms.papers.packing import File, packed, table
from lms.scheduling.evidence import rules as sealing
from lms.scheduling.evidence.operations import write_down
from tests.factories import Cast, Visitor
from tests.scheduling.conftest import TUESDAY

Draw = Callable[[], list[Paper]]
Kept = Callable[[Paper], bytes]


def test_a_pack_holds_the_evidence_and_lists_it(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw, kept: Kept, settings: Settings
) -> None:
    visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/papers/letters")
    with clock.at(TUESDAY + timedelta(hours=3)):
        with app.app_context(), transaction():
            session = db.session.merge(cast.ours.session)
            builders.attended(session, db.session.merge(cast.ours.enrolment))
            write_down(session.id, {"what": "attested"})
            place = db.session.merge(cast.ours.enrolment)
            save(
                Progress(
                    enrolment_id=place.id,
                    module="ordinateur",
                    best_mark=80,
                    finished_attempts=1,
                    updated_at=clock.now(),
                )
            )
            builders.a_placement(db.session.merge(cast.ours.site), db.session.merge(cast.learner))
        draw()
        visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/papers/pack")
        pack = draw()[-1]
    with zipfile.ZipFile(io.BytesIO(kept(pack))) as archive:
        listed = list(
            csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig")), delimiter=";")
        )
        folders = {row["dossier"]: row for row in listed}
        assert set(archive.namelist()) == {"index.csv"} | {
            f"{row['dossier']}/{row['fichier']}" for row in listed
        }
        for row in listed:
            content = archive.read(f"{row['dossier']}/{row['fichier']}")
            assert (str(len(content)), sha256(content).hexdigest()) == (row["octets"], row["sha256"])
        assert folders.keys() >= {"programme", "feuilles-d-emargement", "registres", "heures", "convocations"}
        assert folders["indicateur-08-positionnement"]["indicateur"].startswith("8 ")
        assert folders["indicateur-11-resultats"]["indicateur"].startswith("11 ")
        assert folders["heures"]["indicateur"] == ""
        register = folders["registres"]
        entries = json.loads(archive.read(f"registres/{register['fichier']}"))
    chain = [sealing.Entry(each["number"], each["facts"], each["before"], each["digest"]) for each in entries]
    assert chain
    assert sealing.broken_at(chain) is None


def test_the_same_facts_give_the_same_pack(app: Flask, cast: Cast, settings: Settings) -> None:
    with clock.at(TUESDAY + timedelta(hours=3)), app.app_context():
        cohort = db.session.merge(cast.ours.cohort)

        def files() -> list[File]:
            return auditing.files_of(
                cohort, settings, TUESDAY.date(), lambda sheets, *_: repr(sheets).encode()
            )

        assert packed(files()) == packed(reversed(files()))


def test_what_a_learner_wrote_is_no_formula_in_a_list() -> None:
    assert table(["nom"], [{"nom": "=1+1"}]).decode("utf-8-sig").splitlines()[1] == "'=1+1"


def test_a_pack_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_BYTES", 10)
    with pytest.raises(Refused):
        packed([File("a", "b.txt", b"0" * 11, "too much")])


def test_only_those_who_plan_download_a_pack(cast: Cast, visit: Visitor) -> None:
    address = f"/cohorts/{cast.ours.cohort.id}/papers/pack"
    assert visit(cast.trainer).post(address).status_code == 403
    assert visit(cast.theirs.people["coordinator"]).post(address).status_code == 404
