"""The address that opens "add a certificate" on a public profile: a plain link, followed only if pressed."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

LINKEDIN = "https://www.linkedin.com/profile/add"


def add_to_profile(facts: Mapping[str, Any]) -> str:
    """Where LinkedIn adds this certificate to a profile, already filled in. It says nothing of the holder."""
    said = {
        "startTask": "CERTIFICATION_NAME",
        "name": facts["course_title"],
        "organizationName": facts["issuer"],
        **_month("issue", facts["issued_on"]),
        **(_month("expiration", facts["expires_on"]) if facts.get("expires_on") else {}),
        "certId": facts["code"],
        "certUrl": facts["verify_address"],
    }
    return f"{LINKEDIN}?{urlencode(said)}"


def _month(of: str, day: str) -> dict[str, int]:
    moment = date.fromisoformat(day)
    return {f"{of}Year": moment.year, f"{of}Month": moment.month}
