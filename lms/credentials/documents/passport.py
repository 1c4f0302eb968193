"""A person's skills passport: its facts, and asking for one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.models import Person, Site
from lms.accounts.values import SignedIn
from lms.catalogue.digcomp import DIGCOMP
from lms.catalogue.queries import course as course_of
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials import languages, queries, rules
from lms.credentials.documents.queries import followed_by, passed_elsewhere, passport_of, presence_of
from lms.credentials.documents.values import Presence
from lms.credentials.facts import also, level_of, of_place, speaking
from lms.credentials.looks.queries import look_of
from lms.credentials.models import PASSPORT, Certificate
from lms.credentials.operations import check_clock, free_code, says_the_same, write
from lms.credentials.values import Issuer
from lms.i18n import _
from lms.learning.skills.queries import SOURCES
from lms.learning.skills.rules import SHOWN, Profile, Proof, profile

KINDS = {
    "observation": "observation",
    "confirmation": "confirmation",
    "quiz": "quiz",
    "exam": "exam_kind",
    "practice": "practice",
}
"""What each kind of proof is called among the words of the design."""


def ask_for_passport(actor: SignedIn, issuer: Issuer, language: str = "") -> Certificate:
    """A passport of all that `actor` has learned up to now, its drawing queued; the code stays from then on.

    It speaks `language` first: where none is said, that of the earlier one, else the usual one.
    Refused when there is nothing to tell yet, or nothing new since the last one.
    """
    check_clock()
    me = db.session.execute(select(Person).where(Person.id == actor.id).with_for_update()).scalar_one()
    earlier = passport_of(me.id)
    code = earlier.code if earlier else free_code()
    first = languages.chosen(language or (earlier.facts["language"] if earlier else ""))
    told = passport_facts(me, issuer, code, first)
    told |= rules.names_of_next(earlier.facts if earlier else {}, me.official_name, me.native_name)
    if earlier and not earlier.revoked_at and not earlier.obstacle and says_the_same(told, earlier):
        raise Refused(_("Your passport is up to date: it says all that you have done until today."))
    if earlier and earlier.revoked_at:
        raise Refused(_("Your team ended your passport. Ask them for another one."))
    issued = write(actor, PASSPORT, told, earlier.version + 1 if earlier else 1, person_id=me.id)
    audit.note(actor.id, "issue-passport", "person", me.id, certificate=issued.id)
    return issued


def passport_facts(person: Person, issuer: Issuer, code: str, language: str) -> dict[str, Any]:
    """Every fact on a person's passport: what they followed and achieved, and nothing of what is to come."""
    places = followed_by(person.id)
    presence = presence_of([enrolment.id for enrolment, _cohort in places])
    attended = [place for place in places if presence[place[0].id].minutes]
    if not attended:
        raise Refused(_("Your passport tells what you have done. It can be made after your first evening."))
    site = db.session.get_one(Site, attended[-1][1].site_id)
    proofs = [proof for source in SOURCES for proof in source(person.id) if proof.achieved]
    second = also(PASSPORT, person.language, language)
    courses = _courses(attended, presence, language)
    return {
        "design": PASSPORT,
        "language": language,
        "also": second,
        "holder": person.official_name,
        "native_name": person.native_name,
        "course": PASSPORT,
        "course_title": ", ".join(dict.fromkeys(each["title"] for each in courses)),
        "course_version": "",
        "level": "",
        "cohort": "",
        "hours": rules.duration(sum(presence[enrolment.id].minutes for enrolment, _cohort in attended)),
        "started_on": min(each["started_on"] for each in courses),
        "ended_on": max(each["ended_on"] for each in courses),
        "courses": courses,
        **_skills(profile(proofs, DIGCOMP), [language, *([second] if second else [])]),
        "supervised": _proofs(proof for proof in proofs if proof.supervised),
        "alone": _proofs(proof for proof in proofs if not proof.supervised),
        "exams": passed_elsewhere([enrolment.id for enrolment, _cohort in places]),
        **of_place(site),
        "issuer": issuer.name,
        "issued_on": now().astimezone(ZoneInfo(site.timezone)).date().isoformat(),
        "code": code,
        "verify_address": issuer.verify_address(code),
        **look_of(site.id).printed(issuer.name, issuer.name, site.name),
    }


def _courses(
    attended: Sequence[Any], presence: Mapping[int, Presence], language: str
) -> list[dict[str, Any]]:
    certified = queries.certified([enrolment.id for enrolment, _cohort in attended])
    sites = {site.id: site for site in db.session.scalars(select(Site).where(_among(attended)))}
    return [
        _course(
            enrolment,
            cohort,
            sites[cohort.site_id],
            presence[enrolment.id],
            enrolment.id in certified,
            language,
        )
        for enrolment, cohort in attended
    ]


def _among(attended: Sequence[Any]) -> Any:
    return Site.id.in_({cohort.site_id for _enrolment, cohort in attended})


def _course(
    enrolment: Enrolment, cohort: Cohort, site: Site, presence: Presence, completed: bool, language: str
) -> dict[str, Any]:
    followed = course_of(cohort.course)
    return {
        "title": followed.title if followed else cohort.name,
        "level": level_of(languages.spoken(followed, language)) if followed else "",
        "hours": rules.duration(presence.minutes),
        "started_on": _day(presence.first or enrolment.enrolled_on, site.timezone),
        "ended_on": _day(presence.last or enrolment.enrolled_on, site.timezone),
        "site": site.name,
        "completed": completed,
    }


def _skills(found: Profile, languages: Sequence[str]) -> dict[str, Any]:
    """The profile, each name in the languages of the document."""
    return {
        "framework": found.framework,
        "framework_version": found.version,
        "areas": [
            {
                "code": area.code,
                "name": _named(area.name, languages),
                "skills": [
                    {
                        "code": skill.competence.code,
                        "name": _named(skill.competence.name, languages),
                        "levels": list(skill.levels),
                        "shown": skill.state == SHOWN,
                    }
                    for skill in skills
                ],
            }
            for area, skills in found.areas
        ],
    }


def _named(name: str, languages: Sequence[str]) -> dict[str, str]:
    told = {}
    for language in languages:
        with speaking(language):
            told[language] = str(name)
    return told


def _proofs(proofs: Iterable[Proof]) -> list[dict[str, Any]]:
    """Proofs as rows, the earliest first, naming nobody; a trainer's word for a course is said once."""
    rows = [
        {
            "kind": KINDS[proof.kind],
            "title": "" if proof.kind == "confirmation" else proof.title,
            "course": proof.course,
            "on": _day(proof.at, proof.zone),
            "mark": proof.mark,
        }
        for proof in sorted(proofs, key=lambda proof: (proof.at, proof.title))
    ]
    return [row for place, row in enumerate(rows) if row not in rows[:place]]


def _day(moment: datetime | date, zone: str) -> str:
    day = moment.astimezone(ZoneInfo(zone)).date() if isinstance(moment, datetime) else moment
    return day.isoformat()
