"""A timetable that was found becomes the sessions people see, once the checker has read it again."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import delete, select, update

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, CohortStaff
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.messages.operations import drop_topic
from lms.scheduling import rules
from lms.scheduling.models import ClassSession, Reply, SessionStaff
from lms.scheduling.operations.planning import free_number, renumber
from lms.scheduling.plans.gathering import Gathered, gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.outcome import unpacked
from lms.scheduling.plans.wording import BROKEN
from lms.scheduling.reminders.models import CallNote
from lms.scheduling.reminders.operations import tell_changes
from lms.scheduling.reminders.rules import topic
from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.values import Placed, Timetable


def publish(actor: SignedIn, site: Site, run: TimetableRun) -> int:
    """Make the sessions of the site those of the timetable; gives how many.

    Refused when it breaks a rule by what is known now: somebody is away since, an evening was locked.
    """
    db.session.execute(select(Site.id).where(Site.id == site.id).with_for_update())
    db.session.refresh(run, with_for_update=True)
    if run.state != "found":
        raise Refused(_("This timetable is already decided."))
    gathered = gather(site, run.first_day, run.last_day, repair=run.kind == "repair")
    found = unpacked(run.outcome).timetable
    if not still_fits(gathered, found):
        raise Refused(str(BROKEN))
    new = _new(gathered, found)
    movable = {one.session_id: one.placed for one in gathered.standing if not one.stays}
    by_group: defaultdict[int, list[Placed]] = defaultdict(list)
    for placed in new:
        by_group[placed.group].append(placed)
    for group in gathered.problem.groups:
        standing = {key: one for key, one in movable.items() if one.group == group.key}
        _publish_group(site, group.key, by_group[group.key], standing)
    run.state = "published"
    found_before = (TimetableRun.site_id == site.id) & (TimetableRun.state == "found")
    others = found_before & (TimetableRun.id != run.id)  # made for sessions that are gone
    db.session.execute(update(TimetableRun).where(others).values(state="put-aside"))
    audit.note(actor.id, "publish-timetable", "site", site.id, run=run.id, sessions=len(new))
    return len(new)


def still_fits(gathered: Gathered, found: Timetable) -> bool:
    """Whether it breaks no rule by what is known now; what is locked stays, whatever it says."""
    kept = (*gathered.problem.locked, *_new(gathered, found))
    return not broken_rules(gathered.problem, Timetable(kept, found.missing))


def _new(gathered: Gathered, found: Timetable) -> list[Placed]:
    locked = set(gathered.problem.locked)
    return [one for one in found.placed if one not in locked]


def _publish_group(
    site: Site, cohort_id: int, new: Collection[Placed], standing: Mapping[int, Placed]
) -> None:
    """The sessions of one cohort: those at the same time stay the same row, others are moved, then made."""
    cohort = db.session.get_one(Cohort, cohort_id)
    rows = {
        row.id: row for row in db.session.scalars(select(ClassSession).where(ClassSession.id.in_(standing)))
    }
    at = {(standing[key].day, standing[key].start): row for key, row in rows.items()}
    pairs = [(placed, at.pop((placed.day, placed.start), None)) for placed in new]
    free = sorted(at.values(), key=lambda row: row.starts_at)
    number = free_number(cohort)
    changes: dict[ClassSession, str] = {}
    for placed, row in pairs:
        if row is not None:
            changes |= {row: "room"} if row.room_id != placed.room else {}
        elif free:
            row = _moved(free.pop(0))
            changes[row] = "moved"
        else:
            row = ClassSession(cohort_id=cohort.id, number=number)
            changes[row] = "added"
            number -= 1
        _set(site, row, placed)
    for row in free:
        drop_topic(topic(row.id))
        db.session.delete(row)
    _team(cohort, new)
    renumber(cohort)
    tell_changes(cohort, changes, fewer=bool(free))


def _moved(row: ClassSession) -> ClassSession:
    """A session that goes to another time: what people replied no longer holds."""
    db.session.execute(delete(Reply).where(Reply.session_id == row.id))
    db.session.execute(delete(CallNote).where(CallNote.session_id == row.id))
    row.moved_from = row.starts_at
    row.changed_because = _("New timetable of the site")
    return row


def _set(site: Site, row: ClassSession, placed: Placed) -> None:
    slot = rules.slot(
        placed.day, rules.hour_of(placed.start), rules.length_of(placed.start, placed.end), site.timezone
    )
    row.starts_at, row.ends_at, row.room_id = slot.starts_at, slot.ends_at, placed.room
    db.session.add(row)
    db.session.flush()
    db.session.execute(delete(SessionStaff).where(SessionStaff.session_id == row.id))
    serving = [(placed.trainer, "trainer"), *((person, "volunteer") for person in placed.volunteers)]
    db.session.add_all(
        SessionStaff(session_id=row.id, person_id=person, part=part) for person, part in serving
    )


def _team(cohort: Cohort, new: Collection[Placed]) -> None:
    """Who serves a session of the cohort belongs to its team, and so reaches its learners."""
    known = set(db.session.scalars(select(CohortStaff.person_id).where(CohortStaff.cohort_id == cohort.id)))
    parts = {person: "volunteer" for placed in new for person in placed.volunteers}
    parts |= {placed.trainer: "trainer" for placed in new}
    db.session.add_all(
        CohortStaff(cohort_id=cohort.id, person_id=person, part=part)
        for person, part in sorted(parts.items())
        if person not in known
    )
