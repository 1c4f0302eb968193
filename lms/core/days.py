"""Days that an address asks for: one way to read them, and none so far off that a calendar ends there."""

from datetime import date

from flask import request

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
"""No school meets before or after; weeks and time zones can be reckoned around any day between."""


def asked_for(name: str, otherwise: date) -> date:
    """The day the address says by `name`, as in ?day=2026-11-24; `otherwise` where it is none we keep."""
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return otherwise
    return day if FIRST <= day <= LAST else otherwise
