"""The official school holidays of the zones of the demonstration's sites, and that the sites plan by them."""

from collections.abc import Mapping
from dataclasses import replace

from lms.accounts.models import Site
from lms.accounts.operations import as_signed_in
from lms.core.clock import today
from lms.demo.team import Team
from lms.scheduling.calendars import operations
from lms.scheduling.calendars.official import official, school_years
from lms.scheduling.calendars.queries import planning_of

ZONES = {"lilas": "C", "fonderie": "B"}
"""Île-de-France; Lorraine."""


def note_school_holidays(sites: Mapping[str, Site], team: Team) -> None:
    """Holidays of this school year and the next ones that are known."""
    administrator = as_signed_in(team["helene"])
    for name, zone in ZONES.items():
        site = sites[name]
        for year in school_years(today(site.timezone)):
            operations.add_official(administrator, official(zone, year))
        operations.plan_by(administrator, site, replace(planning_of(site), school_zone=zone))
