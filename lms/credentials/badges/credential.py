"""What a badge says: facts of a certificate as an Open Badges 3.0 credential. No birth date, no mark.

Its subject is a number nobody else knows; the holder's name is only in the file they choose to have it in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import reduce
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from lms.credentials import rules
from lms.credentials.badges.canonical import CREDENTIALS, OPEN_BADGES
from lms.credentials.facts import speaking
from lms.i18n import _
from lms.i18n.formats import hours

CONTEXTS = [CREDENTIALS, OPEN_BADGES]


@dataclass(frozen=True, slots=True)
class Award:
    """What a badge says beyond the facts printed: whose it is, by which number, and where its status is told.

    `list_form` is how the address of the list ends: who reads tokens is led to a list that is one.
    """

    subject: str
    list_number: int
    position: int
    issued_at: datetime
    public_url: str
    did: str
    list_form: str = ""

    def address(self, path: str) -> str:
        """An address of ours."""
        return f"{self.public_url.rstrip('/')}/{path}"


def credential(facts: Mapping[str, Any], award: Award, *, named: bool = False) -> dict[str, Any]:
    """The credential, not signed yet; with the holder's name if `named`."""
    with speaking(str(facts["language"]).partition("+")[0]):
        said: dict[str, Any] = {
            "@context": CONTEXTS,
            "id": f"urn:uuid:{uuid5(UUID(award.subject), 'credential')}",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": facts["course_title"],
            "issuer": _issuer(facts, award),
            "validFrom": f"{award.issued_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "credentialSubject": _subject(facts, award),
            "credentialStatus": _status(award),
        }
    if facts.get("expires_on"):
        said["validUntil"] = _end_of(facts["expires_on"])
    if named:
        said["credentialSubject"]["identifier"] = [
            {
                "type": "IdentityObject",
                "identityType": "name",
                "hashed": False,
                "identityHash": facts["holder"],
            }
        ]
    return said


def _issuer(facts: Mapping[str, Any], award: Award) -> dict[str, Any]:
    return {"id": award.did, "type": ["Profile"], "name": facts["issuer"], "url": award.address("")}


def _subject(facts: Mapping[str, Any], award: Award) -> dict[str, Any]:
    achievement = _achievement(facts, award)
    attended = achievement["resultDescription"][0]["id"]
    return {
        "id": f"urn:uuid:{award.subject}",
        "type": ["AchievementSubject"],
        "activityStartDate": _start_of(facts["started_on"]),
        "activityEndDate": _start_of(facts["ended_on"]),
        "achievement": achievement,
        "result": [{"type": ["Result"], "resultDescription": attended, "value": _length(facts["hours"])}],
    }


def _length(kept: object) -> str:
    """The hours attended as the certificate prints them; those rounded to a tenth as they were told then."""
    return str(kept) if rules.is_in_tenths(kept) else hours(rules.minutes_in(kept))


def _then(first: str, then: str) -> str:
    """Two skills one after the other: their names hold commas."""
    return _("%(first)s; %(then)s", first=first, then=then)


def _achievement(facts: Mapping[str, Any], award: Award) -> dict[str, Any]:
    """The course in this version: the same for all who passed it."""
    course = uuid5(NAMESPACE_URL, award.address(f"{facts['course']}/{facts['course_version']}"))
    description = _("Level: %(level)s.", level=facts["level"])
    if facts["competences"]:
        skills = reduce(_then, facts["competences"])
        description += " " + _("What this person can do: %(skills)s.", skills=skills)
    return {
        "id": f"urn:uuid:{course}",
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": facts["course_title"],
        "version": str(facts["course_version"]),
        "inLanguage": str(facts["language"]).partition("+")[0],
        "description": description,
        "criteria": {
            "narrative": _("To pass the modules of the course, and to attend the hours it asks for.")
        },
        "image": {"id": award.address(f"badges/pictures/{level_of(facts)}.png"), "type": "Image"},
        "resultDescription": [
            {
                "id": f"urn:uuid:{uuid5(course, 'hours')}",
                "type": ["ResultDescription"],
                "name": _("Hours attended"),
                "resultType": "Result",
            }
        ],
    }


def level_of(facts: Mapping[str, Any]) -> str:
    """Which of our pictures shows this certificate."""
    return str(facts.get("level_code") or "beginner")


def _status(award: Award) -> dict[str, Any]:
    where = award.address(f"badges/status/{award.list_number}{award.list_form}")
    return {
        "id": f"{where}#{award.position}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(award.position),
        "statusListCredential": where,
    }


def _start_of(day: str) -> str:
    return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"


def _end_of(day: str) -> str:
    return f"{datetime.combine(date.fromisoformat(day), time(23, 59, 59)):%Y-%m-%dT%H:%M:%SZ}"
