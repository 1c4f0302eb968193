"""What can happen to certificates: issued, revoked, issued again, drawn again, checked by anybody."""

import secrets
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.models import Person, Site
from lms.accounts.rules import clean_name
from lms.accounts.values import SignedIn
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort
from lms.core import limits
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.credentials import codes, languages, queries, rules
from lms.credentials.badges import operations as badges
from lms.credentials.facts import Occasion, facts_for
from lms.credentials.looks.queries import look_of
from lms.credentials.models import COMPLETION, Certificate
from lms.credentials.values import Issuer
from lms.i18n import _
from lms.jobs.queue import enqueue
from lms.learning.watched import watched_of

WINDOW = timedelta(minutes=10)
CHECKS_PER_ADDRESS = 60
"""A room of recruiters shares one network address."""
CHECKS_IN_ALL = 3000
TRIES_FOR_NEW_CODE = 20
CLOCK_MAY_DIFFER = timedelta(minutes=5)


def issue_certificates(
    actor: SignedIn,
    cohort: Cohort,
    issuer: Issuer,
    enrolment_id: int | None = None,
    language: str = languages.USUAL,
) -> list[Certificate]:
    """Issue to everybody of a cohort whose conditions are met and who has none, or to one enrolment alone.

    `language` is what they speak first. Their drawing is queued. Refused when there is nobody left: so a
    second click issues nothing twice.
    """
    one_at_a_time(cohort)
    ready = [
        one for one in queries.candidates(cohort) if one.is_ready and enrolment_id in (None, one.enrolment_id)
    ]
    if not ready:
        raise Refused(
            _("There is no certificate left to issue in this cohort.")
            if enrolment_id is None
            else _("This person has their certificate already, or has not met every condition yet.")
        )
    occasion = occasion_of(actor, cohort, issuer, language)
    watched, issued = watched_of([candidate.enrolment_id for candidate in ready]), []
    for candidate in ready:
        facts = facts_for(candidate, watched[candidate.enrolment_id], occasion, free_code())
        mine = {"enrolment_id": candidate.enrolment_id, "person_id": candidate.person_id}
        issued.append(write(actor, COMPLETION, facts, 1, cohort_id=cohort.id, **mine))
    badges.reserve(issued)
    audit.note(actor.id, "issue-certificates", "cohort", cohort.id, certificates=[row.id for row in issued])
    return issued


def one_at_a_time(cohort: Cohort) -> None:
    """Make two coordinators of one cohort wait for each other."""
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update())


def check_clock() -> None:
    """Refuse to date a document before the last one issued to anybody: a clock that went back lies on paper.

    One that was itself dated too late stands in the way until it is revoked.
    """
    standing = select(Certificate.issued_at).where(Certificate.revoked_at.is_(None))
    latest = db.session.scalar(standing.order_by(Certificate.id.desc()).limit(1))
    if latest is not None and now() < latest - CLOCK_MAY_DIFFER:
        raise Refused(_("The clock of this computer went back: a document would bear a wrong date."))


def occasion_of(actor: SignedIn, cohort: Cohort, issuer: Issuer, language: str) -> Occasion:
    """What documents issued to a cohort today have in common; `language` is what they speak first."""
    check_clock()
    followed = course(cohort.course)
    if followed is None:
        raise Refused(_("This course is not in the catalogue."))
    site = db.session.get_one(Site, cohort.site_id)
    zone = ZoneInfo(site.timezone)
    first, last = queries.evenings_between(cohort, now()) or (cohort.created_at, now())
    return Occasion(
        course=languages.spoken(followed, language),
        cohort=cohort,
        site=site,
        started_on=first.astimezone(zone).date(),
        ended_on=last.astimezone(zone).date(),
        issued_on=now().astimezone(zone).date(),
        signatory=db.session.get_one(Person, actor.id).official_name,
        issuer=issuer,
        look=look_of(site.id),
    )


def free_code() -> str:
    """A code no document has."""
    for _try in range(TRIES_FOR_NEW_CODE):
        code = codes.new_code(secrets.randbelow)
        if db.session.scalar(select(Certificate.id).where(Certificate.code == code)) is None:
            return code
    raise Refused(_("No free code was found. Try again."))


def write(actor: SignedIn, kind: str, facts: dict[str, Any], version: int, **of: int | None) -> Certificate:
    """A document of what `facts` say, in their transaction; its drawing is queued. `of` names its owner."""
    certificate = Certificate(
        **of,
        kind=kind,
        code=facts["code"],
        version=version,
        facts=facts,
        digest=rules.digest(facts),
        issued_at=now(),
        issued_by_id=actor.id,
    )
    save(certificate)
    _queue_drawing(certificate)
    return certificate


def _queue_drawing(certificate: Certificate) -> None:
    enqueue(queries.DRAWING, key=queries.drawing_key(certificate.id), certificate_id=certificate.id)


def revoke(actor: SignedIn, certificate: Certificate, reason: str) -> None:
    """End a certificate from now on; whoever checks it is told so, without the reason."""
    if certificate.revoked_at is not None:
        raise Refused(_("This certificate is already revoked."))
    certificate.revoked_at = now()
    certificate.revoked_because = reason
    badges.tell_soon()
    audit.note(actor.id, "revoke", "certificate", certificate.id)


def issue_again(
    actor: SignedIn,
    certificate: Certificate,
    latin_name: str | None = None,
    present: dict[str, Any] | None = None,
) -> Certificate:
    """A new version under the same code, in the person's present name; nothing on it tells of an earlier one.

    `latin_name` is printed instead, alone, when a name cannot be drawn in its script; where nothing is said
    of it the earlier choice stays, and empty it is undone. `present` holds what is true today, for a
    document that tells that; a certificate keeps what it said.
    """
    check_clock()
    person = db.session.get_one(Person, certificate.person_id)
    told = {name: fact for name, fact in (present or certificate.facts).items() if name != rules.LATIN_FOR}
    facts = told | _names(person, certificate, latin_name)
    if says_the_same(facts, certificate) and not (certificate.revoked_at or certificate.obstacle):
        raise Refused(
            _("This document still says what is true today.")
            if present
            else _("The name on this certificate is still right."),
            "latin_name",
        )
    again = write(
        actor,
        certificate.kind,
        facts,
        certificate.version + 1,
        cohort_id=certificate.cohort_id,
        enrolment_id=certificate.enrolment_id,
        person_id=certificate.person_id,
    )
    if again.kind == COMPLETION:
        badges.reserve([again])
    if certificate.shown == "nothing":
        again.shown = "nothing"  # a name is shown again only when its holder asks for it
    audit.note(actor.id, "issue-again", "certificate", certificate.id, version=again.version)
    return again


def _names(person: Person, certificate: Certificate, latin_name: str | None) -> dict[str, Any]:
    names = (person.official_name, person.native_name)
    if latin_name is None:
        return rules.names_of_next(certificate.facts, *names)
    if not latin_name:
        return rules.names_in_full(*names)
    if not rules.is_latin(latin := clean_name(latin_name)):
        raise Refused(_("Write this name in Latin letters."), "latin_name")
    return rules.names_in_latin(latin, *names)


def says_the_same(facts: dict[str, Any], certificate: Certificate) -> bool:
    """Whether a document says these facts already, whatever its day."""
    return {**facts, "issued_on": certificate.facts["issued_on"]} == certificate.facts


def draw_again(actor: SignedIn, certificate: Certificate, *, is_kept: bool) -> None:
    """Ask once more for a drawing that met an obstacle or was given up, or whose file was lost.

    Refused otherwise: the bytes issued stay what they are. `is_kept` tells that its file is on the disk.
    """
    if certificate.file and is_kept:
        raise Refused(_("The file of this document is here, as it was issued: it never changes."))
    stuck = queries.drawing_key(certificate.id) in queries.stuck_drawings()
    if not (certificate.file or certificate.obstacle or stuck):
        raise Refused(_("This document is being drawn. Come back in a few minutes."))
    certificate.obstacle = ""
    certificate.file = ""
    _queue_drawing(certificate)
    audit.note(actor.id, "draw-again", "certificate", certificate.id)


def wait_to_check(address: str) -> timedelta:
    """How long this network address must wait before it may check another code."""
    return max(
        limits.wait("check-address", address, CHECKS_PER_ADDRESS, WINDOW),
        limits.wait("check", "", CHECKS_IN_ALL, WINDOW),
    )


def count_check(address: str) -> None:
    """Note that a code was checked. At once: the page that does it only reads."""
    limits.count_at_once("check-address", address)
    limits.count_at_once("check", "")
