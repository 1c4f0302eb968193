"""Tells one cohort of the demonstration: its people, its evenings, what they did, how they left."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from lms.accounts.models import Person, Site
from lms.accounts.operations import NewPerson
from lms.catalogue.queries import course
from lms.catalogue.values import Course
from lms.cohorts import people_list
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import at, now
from lms.core.db import db
from lms.demo import builders
from lms.demo.certificates import Certificates
from lms.demo.dates import Around, calendar_of
from lms.demo.exams import sit_exam
from lms.demo.groups import Group
from lms.demo.outcomes import tell_outcomes
from lms.demo.presence import Learner, mark_attendance
from lms.demo.quizzes import take_quizzes
from lms.demo.team import Team
from lms.learning.rules import minutes_needed
from lms.scheduling.models import ClassSession, Reply, Room
from lms.scheduling.rules import local_day

LISTS = Path(__file__).parent / "people"
WRITTEN_BEFORE, ENROLLED_BEFORE, CONCLUDED_AFTER = timedelta(days=30), timedelta(days=9), timedelta(days=2)
REFERRED = 4
"""One in so many people was sent by the prescriber of the site."""
NOT_COMING, NO_WORD = 5, 3
"""Of so many people, one says they cannot come to the next evening, and one says nothing."""

CHARACTERS: dict[str, dict[str, float | bool]] = {
    "Amina Yusufzai": {"regularity": 1.0, "skill": 0.92, "eager": True},
    "Mahmoud Al-Khatib": {"regularity": 1.0, "skill": 0.92, "eager": True},
    "Tesfay Gebremedhin": {"regularity": 0.95, "skill": 0.85, "unfinished": True},
    "Sivakumar": {"regularity": 0.9, "skill": -2.0},
    "Zalmai": {"silent_after": 3},
    "Letebrhan Weldu": {"regularity": 1.0, "skill": 0.98, "eager": True},
}
"""What sets some people apart from what chance would make of them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is needed to tell of `group`: its site and room, team, certificates due, chance of life."""

    group: Group
    site: Site
    room: Room
    team: Team
    certificates: Certificates
    chance: Random

    def tell(self, first_identifier: int) -> Cohort:
        """Write the cohort down, from its first day to today; learners are numbered from that identifier."""
        followed = self._course()
        today = now().astimezone(ZoneInfo(self.site.timezone)).date()
        around = self.group.evenings(calendar_of(self.site, followed.plan, today), today)
        begins = around.slots[0].starts_at
        with at(min(begins - WRITTEN_BEFORE, now())):
            cohort = self._cohort()
            sessions = self._sessions(cohort, around)
        with at(min(begins - ENROLLED_BEFORE, now())):
            learners = self._learners(cohort, sessions, first_identifier)
        held = [session for session in sessions if session.ends_at <= now()]
        mark_attendance(learners, held, self.site.timezone, self.team[self.group.trainers[0]], self.chance)
        take_quizzes(learners, followed, sessions, self.chance)
        if followed.exam and held:
            trainer = self.team[self.group.trainers[0]]
            sit_exam(cohort, learners[0], followed.exam, held[-1], trainer, self.chance)
        if self.group.over:
            self._conclude(cohort, followed, learners, sessions[-1])
        elif held:
            self._reply(learners, sessions[len(held)])
        return cohort

    def _course(self) -> Course:
        found = course(self.group.course)
        if found is None:
            raise LookupError(f"the demonstration needs the course {self.group.course}")
        return found

    def _cohort(self) -> Cohort:
        group = self.group
        cohort = builders.a_cohort(
            self.site, group.name, course=group.course, capacity=group.capacity, women_only=group.women_only
        )
        for identifier in group.trainers:
            builders.staff(cohort, self.team[identifier])
        for identifier in group.volunteers:
            builders.staff(cohort, self.team[identifier], "volunteer")
        return cohort

    def _sessions(self, cohort: Cohort, around: Around) -> list[ClassSession]:
        sessions = builders.sessions(cohort, [slot.starts_at for slot in around.slots], self.room)
        if around.moved is not None:
            sessions[around.moved].moved_from = around.moved_from
            sessions[around.moved].changed_because = "La salle était prise."
        return sessions

    def _learners(
        self, cohort: Cohort, sessions: Sequence[ClassSession], first_identifier: int
    ) -> list[Learner]:
        listed = people_list.read((LISTS / f"{self.group.people}.csv").read_bytes(), cohort.id, now().date())
        if listed.faults:
            raise LookupError(f"{self.group.people}.csv: {listed.faults[0]}")
        people = [
            self._person(row.person, str(first_identifier + number)) for number, row in enumerate(listed.rows)
        ]
        return [
            self._learner(person, self._enrolment(cohort, person, number, sessions))
            for number, person in enumerate(people)
        ]

    def _person(self, known: NewPerson, identifier: str) -> Person:
        facts = asdict(known)
        name = facts.pop("chosen_name")
        secret = self.team.learner_hash if self.group.cards else ""
        person = builders.a_person(name, identifier, secret_hash=secret, **facts)
        builders.a_role(person, "learner", self.site)
        return person

    def _enrolment(
        self, cohort: Cohort, person: Person, number: int, sessions: Sequence[ClassSession]
    ) -> Enrolment:
        stayed = self.group.left_after.get(person.chosen_name)
        left_on = None if stayed is None else self._day_before(sessions[stayed])
        sent = self.group.site == "lilas" and number % REFERRED == 1
        return builders.enrol(
            cohort, person, left_on=left_on, referred_by_id=self.team["julie"].id if sent else None
        )

    def _day_before(self, session: ClassSession) -> date:
        """The last day of somebody who did not come back for `session`."""
        return local_day(session.starts_at, self.site.timezone) - timedelta(days=1)

    def _learner(self, person: Person, enrolment: Enrolment) -> Learner:
        learner = Learner(person, enrolment, self.chance.betavariate(9, 2.3), self.chance.uniform(0.66, 0.96))
        for trait, value in CHARACTERS.get(person.chosen_name, {}).items():
            setattr(learner, trait, value)
        return learner

    def _conclude(
        self, cohort: Cohort, followed: Course, learners: Sequence[Learner], last: ClassSession
    ) -> None:
        """After the last evening: the trainer's word, certificates due, where people went."""
        coordinator = self.team["nadia" if self.group.site == "lilas" else "marc"]
        with at(last.ends_at):
            for learner in learners:
                if learner.minutes >= minutes_needed(followed) and learner.enrolment.left_on is None:
                    builders.a_check(learner.enrolment, self.team[self.group.trainers[0]])
        self.certificates.due.append((last.ends_at + CONCLUDED_AFTER, cohort, coordinator))
        tell_outcomes(learners, local_day(last.ends_at, self.site.timezone), coordinator, self.chance)

    def _reply(self, learners: Sequence[Learner], following: ClassSession) -> None:
        """Some have said whether they come to the next evening."""
        here = [learner for learner in learners if learner.enrolment.left_on is None]
        db.session.add_all(
            Reply(
                session_id=following.id,
                enrolment_id=learner.enrolment.id,
                coming=number % NOT_COMING != 0,
                replied_at=now() - timedelta(hours=number),
            )
            for number, learner in enumerate(here)
            if number % NO_WORD != 0
        )
        db.session.flush()
