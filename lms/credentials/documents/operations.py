"""What can happen to the documents of the end of a training: issued to a cohort, or issued again."""

from dataclasses import replace
from typing import Any

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials import languages, queries
from lms.credentials.documents import facts
from lms.credentials.documents.queries import members_of, modules_seen
from lms.credentials.documents.values import OF_THE_END, Member
from lms.credentials.facts import Occasion
from lms.credentials.models import END_OF_TRAINING, Certificate
from lms.credentials.operations import free_code, occasion_of, one_at_a_time, write
from lms.credentials.values import Issuer
from lms.i18n import _
from lms.learning.watched import watched_of


def issue_documents(
    actor: SignedIn,
    cohort: Cohort,
    kind: str,
    issuer: Issuer,
    enrolment_id: int | None = None,
    language: str = languages.USUAL,
) -> list[Certificate]:
    """Issue a kind of document to everybody of a cohort who may have it and has none, or to one enrolment.

    `language` is what they speak first. Drawing is queued. Refused when there is nobody left: so a second
    click issues nothing twice.
    """
    if kind not in OF_THE_END:
        raise Refused(_("This kind of document is not known."))
    one_at_a_time(cohort)
    ready = [
        member
        for member in members_of(cohort)
        if member.is_ready(kind) and enrolment_id in (None, member.enrolment_id)
    ]
    if not ready:
        raise Refused(
            _("There is no document of this kind left to issue in this cohort.")
            if enrolment_id is None
            else _("This person has this document already, or cannot receive it yet.")
        )
    occasion = occasion_of(actor, cohort, issuer, language)
    issued = []
    for member, told in zip(ready, _told(kind, ready, cohort, occasion), strict=True):
        code = free_code()
        told |= {"code": code, "verify_address": issuer.verify_address(code)}
        mine = {"enrolment_id": member.enrolment_id, "person_id": member.person_id}
        issued.append(write(actor, kind, told, 1, cohort_id=cohort.id, **mine))
    audit.note(
        actor.id, "issue-documents", "cohort", cohort.id, kind=kind, certificates=[row.id for row in issued]
    )
    return issued


def _told(kind: str, members: list[Member], cohort: Cohort, occasion: Occasion) -> list[dict[str, Any]]:
    """What the documents of these members say, without a code yet. Nine statements, whatever their number."""
    if kind != END_OF_TRAINING:
        return [facts.realisation(member, occasion, "") for member in members]
    enrolments = [member.enrolment_id for member in members]
    conditions = queries.conditions_of(dict.fromkeys(enrolments, cohort.course))
    seen, watched = modules_seen(enrolments), watched_of(enrolments)
    return [
        facts.end_of_training(member, conditions[one], seen[one], watched[one], occasion, "")
        for member, one in zip(members, enrolments, strict=True)
    ]


def true_today(
    actor: SignedIn, certificate: Certificate, cohort: Cohort, issuer: Issuer
) -> dict[str, Any] | None:
    """What a document of the end of a training would say today; nothing for the other kinds."""
    if certificate.kind not in OF_THE_END:
        return None
    holders = [member for member in members_of(cohort) if member.enrolment_id == certificate.enrolment_id]
    language = languages.chosen(certificate.facts["language"])
    occasion = replace(occasion_of(actor, cohort, issuer, language), signatory=certificate.facts["signatory"])
    told = _told(certificate.kind, holders, cohort, occasion)[0]
    return told | {name: certificate.facts[name] for name in ("code", "verify_address")}


def note_employer(actor: SignedIn, enrolment: Enrolment, employer: str) -> None:
    """Write down, or take out, who somebody works for, where the training is part of their job."""
    enrolment.employer = " ".join(employer.split())
    db.session.flush()
    audit.note(actor.id, "note-employer", "enrolment", enrolment.id)
