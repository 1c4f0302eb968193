"""Reading what papers say and how they stand, in a number of statements that does not grow with people."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select

from lms.accounts.models import Person
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.i18n.formats import alphabetical
from lms.jobs.models import Job
from lms.learning.practice.models import Submission
from lms.papers import rules
from lms.papers.models import Paper, PaperScan
from lms.papers.values import Asked, Hours, Ink, Mark, Sheet, SheetLine, TrainerInk
from lms.scheduling import queries as scheduling
from lms.scheduling.evidence import queries as evidence
from lms.scheduling.evidence.models import Signature
from lms.scheduling.evidence.rules import sheet_code
from lms.scheduling.models import Attendance, ClassSession
from lms.scheduling.queries.rows import current, held
from lms.scheduling.rules import expected_on
from lms.scheduling.values import Evening, Line

DRAWING = "draw_paper"
"""The kind of job that draws papers."""
SHOWN = 200
"""How many papers a cohort's page lists: the latest."""


def drawing_key(paper_id: int) -> str:
    """The key of the job that draws a paper."""
    return f"paper-{paper_id}"


def sheet_of(evening: Evening) -> Sheet:
    """The sheet of an evening as it stands now."""
    session, signed = evening.session, evidence.signatures_of(evening.session.id)
    register, pictures = evidence.register_of(session.id), _pictures(session.id)
    inks = {
        (one.enrolment_id, one.person_id if one.part == "trainer" else 0): (
            one.name,
            Ink(one.at, one.method, pictures.get(one.id, ""), one.because),
        )
        for one in signed
    }
    return Sheet(
        session_id=session.id,
        code=sheet_code(session.id),
        zone=evening.zone,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        day=evening.day,
        minutes=session.minutes,
        course=scheduling.title_of(evening.cohort),
        cohort=evening.cohort.name,
        place=evening.whole_place,
        trainers=evening.trainers,
        cancelled=session.cancelled_because if evening.cancelled else None,
        version=register.version,
        digest=register.digest,
        broken_at=register.broken_at,
        scans=len(scans_of(session.id)),
        lines=tuple(
            _line(line, inks.get((line.enrolment_id, 0), ("", None))[1]) for line in scheduling.lines(evening)
        ),
        signed=tuple(TrainerInk(*found) for (enrolment, _), found in inks.items() if enrolment is None),
    )


def _line(line: Line, ink: Ink | None) -> SheetLine:
    marks = tuple(Mark(row.status, row.minutes, row.way, row.by, row.at, row.because) for row in line.history)
    return SheetLine(line.official_name, line.native_name, marks, ink)


def _pictures(session_id: int) -> dict[int, str]:
    """What was drawn for an evening, as addresses that hold the picture itself. One statement."""
    rows = db.session.execute(
        select(Signature.id, Signature.drawing).where(Signature.session_id == session_id)
    )
    return {
        number: "data:image/png;base64," + b64encode(drawing).decode() for number, drawing in rows if drawing
    }


def evenings_between(cohort: Cohort, since: date | None, until: date | None) -> list[Evening]:
    """The evenings of a cohort from a day to a day, cancelled ones too; all of them without days."""
    every = scheduling.evenings_of_cohort(cohort)
    return [
        evening
        for evening in every
        if (since is None or evening.day >= since) and (until is None or evening.day <= until)
    ]


def hours_of(cohort: Cohort, since: date | None = None, until: date | None = None) -> list[Hours]:
    """Minutes of each learner of a cohort, by name. Seven statements."""
    zone = scheduling.site_of(cohort).timezone
    people = db.session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(Enrolment.id)
    ).all()
    ids = [enrolment.id for enrolment, _person in people]
    evenings = [evening for evening in evenings_between(cohort, since, until) if not evening.cancelled]
    ways, away = _by_way(ids, zone, since, until), _distance(cohort, ids, zone, since, until)
    places = scheduling.minutes_by_way(ids, *bounds(zone, since, until))
    found = [
        Hours(
            enrolment_id=enrolment.id,
            name=person.chosen_name,
            official_name=person.official_name,
            planned=sum(
                evening.session.minutes
                for evening in evenings
                if expected_on(evening.day, enrolment.enrolled_on, enrolment.left_on)
            ),
            signed=ways[enrolment.id]["signed"],
            attested=ways[enrolment.id]["attested"],
            paper=ways[enrolment.id]["paper"],
            ways=places[enrolment.id],
            exercises=away[enrolment.id],
        )
        for enrolment, person in people
    ]
    return sorted(found, key=lambda hours: alphabetical(hours.name))


def _by_way(
    ids: Collection[int], zone: str, since: date | None, until: date | None
) -> defaultdict[int, defaultdict[str, int]]:
    found: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = db.session.execute(
        select(Attendance.enrolment_id, Attendance.way, Attendance.minutes)
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(
            Attendance.id.in_(current(Attendance.enrolment_id.in_(ids))),
            held(),
            *_begun_within(zone, since, until),
        )
    )
    for enrolment, way, minutes in rows:
        found[enrolment][way] += minutes
    return found


def _distance(
    cohort: Cohort, ids: Collection[int], zone: str, since: date | None, until: date | None
) -> dict[int, int]:
    """Estimated minutes of practical work done away from the evenings, by enrolment. Two statements."""
    followed = course(cohort.course)
    known = {
        (module.slug, exercise.slug): exercise.minutes
        for module in (followed.modules if followed else ())
        for exercise in module.exercises
    }
    works: defaultdict[int, list[rules.Work]] = defaultdict(list)
    rows = db.session.execute(
        select(Submission.enrolment_id, Submission.module, Submission.exercise, Submission.sent_at).where(
            Submission.enrolment_id.in_(ids), Submission.done
        )
    )
    for enrolment, module, exercise, sent_at in rows:
        if (module, exercise) in known:
            works[enrolment].append(rules.Work((module, exercise), sent_at, known[module, exercise]))
    spans = scheduling.attended_spans(ids)
    return {
        each: rules.distance_minutes(works[each], spans[each], *bounds(zone, since, until)) for each in ids
    }


def bounds(zone: str, since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """From the first moment of a day to the first after another, where the site is."""
    place = ZoneInfo(zone)
    first = datetime(since.year, since.month, since.day, tzinfo=place) if since else None
    after = until + timedelta(days=1) if until else None
    return first, datetime(after.year, after.month, after.day, tzinfo=place) if after else None


def _begun_within(zone: str, since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    first, after = bounds(zone, since, until)
    conditions = [ClassSession.starts_at >= first] if first else []
    return conditions + ([ClassSession.starts_at < after] if after else [])


def papers_of(cohort: Cohort) -> list[Asked]:
    """The papers asked for in a cohort, the latest first. Two statements."""
    return _asked(Paper.cohort_id == cohort.id)


def sheets_of_session(session_id: int) -> list[Asked]:
    """The sheets of an evening asked for as PDF, the latest first. Two statements."""
    return _asked(Paper.session_id == session_id)


def _asked(wanted: ColumnElement[bool]) -> list[Asked]:
    rows = db.session.execute(
        select(Paper, Person.chosen_name)
        .outerjoin(Enrolment, Enrolment.id == Paper.enrolment_id)
        .outerjoin(Person, Person.id == Enrolment.person_id)
        .where(wanted)
        .order_by(Paper.id.desc())
        .limit(SHOWN)
    )
    given_up = set(db.session.scalars(select(Job.key).where(Job.kind == DRAWING, Job.state == "failed")))
    return [Asked(paper, name or "", drawing_key(paper.id) in given_up) for paper, name in rows]


def own_papers(person_id: int) -> list[Paper]:
    """A learner's letters and statements that are drawn, the latest first."""
    return list(
        db.session.scalars(
            select(Paper)
            .join(Enrolment, Enrolment.id == Paper.enrolment_id)
            .where(Enrolment.person_id == person_id, Paper.file != "")
            .order_by(Paper.id.desc())
            .limit(SHOWN)
        )
    )


def scans_of(session_id: int) -> list[PaperScan]:
    """The scans kept of an evening, the earliest first."""
    mine = select(PaperScan).where(PaperScan.session_id == session_id)
    return list(db.session.scalars(mine.order_by(PaperScan.id)))
