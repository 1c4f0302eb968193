"""Where each role can go from anywhere: the entries of the main menu."""

from dataclasses import dataclass

from flask import g, request, url_for

from lms.core.gate import PLANNERS, ROLES
from lms.i18n import lazy

TEACHERS = ("volunteer", "trainer")

PLACES = (
    ("home.index", lazy("Home"), "home", ROLES),
    ("scheduling.tonight", lazy("Tonight"), "evening", (*TEACHERS, *PLANNERS)),
    ("scheduling.my_sessions", lazy("My evenings"), "calendar", ("learner",)),
    ("cohorts.list_cohorts", lazy("Cohorts"), "people", (*TEACHERS, *PLANNERS)),
    ("accounts.list_sites", lazy("Sites"), "place", PLANNERS),
    ("authoring.list_courses", lazy("Courses"), "book", PLANNERS),
    ("credentials.my_certificates", lazy("Certificates"), "certificate", ("learner",)),
    ("reports.list_agreements", lazy("Reports"), "report", ("funder", *PLANNERS)),
    ("accounts.my_account", lazy("Account"), "key", ROLES),
)
"""(endpoint, label, icon, who sees it)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu."""

    label: str
    address: str
    icon: str
    current: bool


def navigation_items() -> list[Entry]:
    """The entries for the person who is signed in; none for a stranger."""
    user = g.get("user")
    if user is None:
        return []
    return [
        Entry(str(label), url_for(endpoint), icon, request.endpoint == endpoint)
        for endpoint, label, icon, roles in PLACES
        if user.roles.intersection(roles)
    ]
