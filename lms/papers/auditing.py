"""What an audit of a cohort asks for, gathered from all domains as plain files in named folders."""

import json
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from lms.accounts.models import Person
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.config import Settings
from lms.core.clock import now
from lms.core.db import db
from lms.credentials.access import documents_in, latest
from lms.credentials.models import COMPLETION, END_OF_TRAINING, REALISATION, Certificate
from lms.i18n import formats
from lms.i18n.languages import LANGUAGES
from lms.learning.models import Progress
from lms.papers import queries
from lms.papers.models import ASSIDUITY, CONVOCATION, Paper
from lms.papers.packing import File, table
from lms.papers.rules import plain_name
from lms.papers.scanning import file_of
from lms.papers.values import Sheet
from lms.placement.models import Placement
from lms.placement.queries import placements
from lms.scheduling import queries as scheduling
from lms.scheduling.evidence.models import RegisterEntry
from lms.scheduling.rules import local_day
from lms.scheduling.values import Evening

Draw = Callable[[Sequence[Sheet], str, str], bytes]
INDICATORS = Path(__file__).with_name("indicators.toml")
CERTIFICATES = {
    REALISATION: ("certificats-de-realisation", "Certificat de réalisation"),
    END_OF_TRAINING: ("attestations-de-fin-de-formation", "Attestation de fin de formation"),
    COMPLETION: ("certificats-de-reussite", "Certificat de réussite"),
}
OWN = {
    CONVOCATION: ("convocations", "Convocation"),
    ASSIDUITY: ("attestations-d-assiduite", "Attestation d’assiduité"),
}
JSON = ".json"


@cache
def indicators() -> dict[str, list[str]]:
    """Folder: number and title, as far as we know them."""
    found: dict[str, list[str]] = tomllib.loads(INDICATORS.read_text("utf-8"))
    return found


def _file(folder: str, name: str, content: bytes, what: str) -> File:
    """A file in its folder, which is named by its indicator where we know it."""
    number, title = indicators().get(folder, ("", ""))
    place = f"indicateur-{int(number):02}-{folder}" if number else folder
    return File(place, name, content, what, f"{number} {title}".strip())


def files_of(cohort: Cohort, settings: Settings, day: date, draw: Draw) -> list[File]:
    """Every file of the pack of a cohort; `draw` makes the PDF of sheets."""
    names = _names(cohort)
    begun = [each for each in scheduling.evenings_of_cohort(cohort) if each.session.starts_at <= now()]
    return [
        *_programme(cohort),
        *_sheets(begun, settings, day, draw),
        *_hours(cohort),
        *_own(cohort, settings, names),
        *_certificates(cohort, settings),
        *_placements(names),
        *_results(names),
    ]


def _names(cohort: Cohort) -> dict[int, tuple[int, str]]:
    """Whose enrolment it is: the person, their official name."""
    rows = db.session.execute(
        select(Enrolment.id, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id)
    )
    return {enrolment: (person.id, person.official_name) for enrolment, person in rows}


def _programme(cohort: Cohort) -> Iterator[File]:
    followed = course(cohort.course)
    if followed is None:
        return
    lines = [
        followed.title,
        f"Version {followed.version} – relu le {followed.reviewed:%d/%m/%Y}",
        f"Durée : {formats.hours(round(followed.hours * 60), LANGUAGES['fr'])}",
        f"Prérequis : {', '.join(followed.prerequisites) or 'aucun'}",
        "",
        "Objectifs :",
        *(f"- {outcome}" for outcome in followed.outcomes),
        "",
        "Contenu :",
        *(
            f"{module.number}. {module.title} ({module.minutes} min) – {module.aim}"
            for module in followed.modules
        ),
    ]
    text = "\r\n".join(lines).encode()
    yield _file("programme", f"{followed.slug}.txt", text, "Programme de la formation")


def _sheets(evenings: Sequence[Evening], settings: Settings, day: date, draw: Draw) -> Iterator[File]:
    for evening in evenings:
        sheet = queries.sheet_of(evening)
        name = f"{evening.day.isoformat()}-seance-{sheet.session_id}"
        pdf = draw([sheet], settings.association, day.isoformat())
        what = f"Feuille d’émargement, version {sheet.version}"
        yield _file("feuilles-d-emargement", f"{name}.pdf", pdf, what)
        yield _file("registres", f"{name}{JSON}", _register(sheet.session_id), "Registre scellé de la séance")
        yield from _scans(sheet.session_id, name, settings)


def _register(session_id: int) -> bytes:
    """The entries with their digests, so that anybody can check the chain again."""
    rows = db.session.scalars(
        select(RegisterEntry).where(RegisterEntry.session_id == session_id).order_by(RegisterEntry.number)
    )
    entries = [
        {"number": row.number, "facts": row.facts, "before": row.before, "digest": row.digest} for row in rows
    ]
    return json.dumps(entries, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _scans(session_id: int, name: str, settings: Settings) -> Iterator[File]:
    for number, scan in enumerate(queries.scans_of(session_id), 1):
        path = file_of(settings.documents, scan.kind, scan.digest)
        if path.is_file():
            what = "Feuille de papier signée, numérisée"
            yield _file("feuilles-numerisees", f"{name}-{number}.{scan.kind}", path.read_bytes(), what)


def _hours(cohort: Cohort) -> Iterator[File]:
    columns = [
        "nom",
        "prevu_min",
        "signe_min",
        "atteste_min",
        "papier_min",
        "classe_min",
        "distance_min",
        "rattrapage_min",
        "exercices_estimes_min",
    ]
    rows = [
        dict(
            zip(
                columns,
                [
                    hours.official_name,
                    hours.planned,
                    hours.signed,
                    hours.attested,
                    hours.paper,
                    hours.ways.in_class,
                    hours.ways.distance,
                    hours.ways.make_up,
                    hours.exercises,
                ],
                strict=True,
            )
        )
        for hours in queries.hours_of(cohort)
    ]
    yield _file("heures", "heures.csv", table(columns, rows), "Heures par personne, en minutes")


def _own(cohort: Cohort, settings: Settings, names: dict[int, tuple[int, str]]) -> Iterator[File]:
    """The latest letter and the latest statement of each month of each learner."""
    drawn = select(Paper).where(Paper.cohort_id == cohort.id, Paper.kind.in_(OWN), Paper.file != "")
    last: dict[tuple[Any, ...], Paper] = {}
    for paper in db.session.scalars(drawn.order_by(Paper.id)):
        last[paper.kind, paper.enrolment_id, paper.since] = paper
    for paper in last.values():
        path = settings.documents / "papers" / paper.file
        if path.is_file():
            folder, what = OWN[paper.kind]
            month = f"{paper.since:%Y-%m}-" if paper.since else ""
            name = f"{month}{_called(names, paper.enrolment_id)}.pdf"
            yield _file(folder, name, path.read_bytes(), what)


def _called(names: dict[int, tuple[int, str]], enrolment: int | None) -> str:
    """A learner in a file's name; the number tells namesakes apart."""
    person, name = names.get(enrolment or 0, (0, ""))
    return f"{plain_name(name)}-{person}"


def _certificates(cohort: Cohort, settings: Settings) -> Iterator[File]:
    rows = db.session.scalars(
        select(Certificate)
        .where(documents_in(cohort.id), latest(), Certificate.kind.in_(CERTIFICATES))
        .where(Certificate.file != "", Certificate.revoked_at.is_(None))
        .order_by(Certificate.id)
    )
    for row in rows:
        path = settings.documents / row.file
        if path.is_file():
            folder, what = CERTIFICATES[row.kind]
            name = f"{plain_name(row.facts['holder'])}-{row.code}.pdf"
            yield _file(folder, name, path.read_bytes(), what)


def _placements(names: dict[int, tuple[int, str]]) -> Iterator[File]:
    people = dict(names.values())
    columns = ["nom", "date", "reponses", "niveau_decide", "niveaux_proposes", "raison", "decide_par"]
    rows = [
        {
            "nom": people[sitting.person_id],
            "date": local_day(sitting.started_at, sitting.timezone).isoformat(),
            "reponses": len(sitting.answers),
            "niveau_decide": sitting.decision.level if sitting.decision else "",
            "niveaux_proposes": " ".join(sitting.decision.proposed) if sitting.decision else "",
            "raison": sitting.decision.reason if sitting.decision else "",
            "decide_par": (sitting.decision.decided_by or "") if sitting.decision else "",
        }
        for sitting in reversed(placements(Placement.person_id.in_(people)))
    ]
    if rows:
        yield _file("positionnement", "positionnement.csv", table(columns, rows), "Tests de positionnement")


def _results(names: dict[int, tuple[int, str]]) -> Iterator[File]:
    columns = ["nom", "module", "tentatives", "meilleure_note", "reussi_le", "observe_le"]
    rows = [
        {
            "nom": names[row.enrolment_id][1],
            "module": row.module,
            "tentatives": row.finished_attempts,
            "meilleure_note": "" if row.best_mark is None else f"{row.best_mark:.0f}",
            "reussi_le": row.passed_at.date().isoformat() if row.passed_at else "",
            "observe_le": row.observed_at.date().isoformat() if row.observed_at else "",
        }
        for row in db.session.scalars(
            select(Progress)
            .where(Progress.enrolment_id.in_(names))
            .order_by(Progress.enrolment_id, Progress.module)
        )
    ]
    if rows:
        yield _file("resultats", "resultats.csv", table(columns, rows), "Résultats évalués, par module")
