"""Tells the whole demonstration: one association, two sites, nine cohorts, around the day it is loaded."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sqlalchemy import select, update

from lms.accounts.models import Person, Site
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials.values import Issuer
from lms.demo.builders import a_room, a_site, an_agreement
from lms.demo.certificates import Certificates
from lms.demo.coding import write_code
from lms.demo.going_on import go_on
from lms.demo.groups import GROUPS
from lms.demo.placements import tell_placements
from lms.demo.school import note_school_holidays
from lms.demo.team import Team, hire
from lms.demo.telling import Telling
from lms.demo.weeks import tell_weeks
from lms.i18n import _
from lms.jobs.models import Job
from lms.scheduling.models import ClassSession, Room

SEED = 2026
FIRST_IDENTIFIER = 100001


def load(issuer: Issuer) -> None:
    """Write the demonstration into an empty database; certificates are drawn later, by the worker."""
    if db.session.scalar(select(Person.id).limit(1)) is not None:
        raise Refused(_("The demonstration is loaded into an empty database only: here are people already."))
    sites, rooms = _places()
    team = hire(sites)
    note_school_holidays(sites, team)
    chance = Random(SEED)  # noqa: S311 - the same life at every loading, not a secret
    certificates = Certificates(issuer)
    funded: list[Cohort] = []
    for number, group in enumerate(GROUPS):
        telling = Telling(group, sites[group.site], rooms[group.site, group.room], team, certificates, chance)
        cohort = telling.tell(FIRST_IDENTIFIER + 100 * number)
        if group.funded:
            funded.append(cohort)
    certificates.issue()
    go_on(sites["lilas"], rooms["lilas", "Salle 2"], team)
    write_code(sites["lilas"], rooms["lilas", "Salle informatique"], team)
    _fund(funded, team)
    tell_placements(sites["lilas"], team)
    tell_weeks(sites["lilas"], team)
    db.session.execute(update(Job).values(due_at=now()))


def _places() -> tuple[dict[str, Site], dict[tuple[str, str], Room]]:
    lilas = a_site(
        "Antenne des Lilas",
        city="Lilas-sur-Seine",
        address="12 rue de la Passerelle",
        phone="01 99 00 12 34",
    )
    fonderie = a_site(
        "Antenne de la Fonderie",
        city="Valbourg-sur-Moselle",
        address="3 quai de la Fonderie",
        phone="03 53 01 56 78",
        holidays="57",
    )
    rooms = {
        ("lilas", "Salle informatique"): a_room(
            lilas, "Salle informatique", directions="1er étage, à droite"
        ),
        ("lilas", "Salle 2"): a_room(
            lilas, "Salle 2", capacity=14, computers=8, directions="Rez-de-chaussée"
        ),
        ("fonderie", "Atelier"): a_room(fonderie, "Atelier", directions="Dans la cour, porte bleue"),
    }
    return {"lilas": lilas, "fonderie": fonderie}, rooms


def _fund(cohorts: Sequence[Cohort], team: Team) -> None:
    """One agreement over the calendar years of its cohorts, read by the funder."""
    evenings = db.session.scalars(
        select(ClassSession.starts_at).where(ClassSession.cohort_id.in_([cohort.id for cohort in cohorts]))
    ).all()
    first, last = min(evenings).year, max(evenings).year
    an_agreement(
        f"Numérique du soir {first}" if first == last else f"Numérique du soir {first}-{last}",
        cohorts,
        [team["sophie"]],
        funder="Ville de Lilas-sur-Seine",
        starts_on=date(first, 1, 1),
        ends_on=date(last, 12, 31),
        target_people=40,
        target_women_percent=40,
        target_hours=500,
        target_certificates=20,
    )
