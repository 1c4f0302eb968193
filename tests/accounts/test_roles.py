"""A colleague's role at a site is taken back; what they did stays."""

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry, Role
from lms.core.db import db
from tests.factories import Cast, Visitor


def roles_of(app: Flask, person_id: int) -> set[str]:
    with app.app_context():
        return set(db.session.scalars(select(Role.name).where(Role.person_id == person_id)))


def ending(cast: Cast, role: str) -> str:
    return f"/sites/{cast.ours.site.id}/team/{cast.ours.people[role].id}/roles/end"


def test_a_role_taken_back_closes_its_doors(app: Flask, cast: Cast, visit: Visitor) -> None:
    trainer, coordinator = visit(cast.trainer), visit(cast.coordinator)
    assert trainer.get(f"/cohorts/{cast.ours.cohort.id}").status_code == 200
    page = f"/sites/{cast.ours.site.id}/team/{cast.trainer.id}"
    assert f'action="{page}/roles/end"' in coordinator.get(page).text
    assert coordinator.post(ending(cast, "trainer"), {"role": "trainer"}).status_code == 303
    assert roles_of(app, cast.trainer.id) == set()
    assert trainer.get(f"/cohorts/{cast.ours.cohort.id}").status_code == 403
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "take-role-back")).one()
        assert (entry.actor_id, entry.subject_id) == (cast.coordinator.id, cast.trainer.id)


def test_nobody_shuts_themselves_out_and_no_stranger_does(app: Flask, cast: Cast, visit: Visitor) -> None:
    visit(cast.coordinator).post(ending(cast, "coordinator"), {"role": "coordinator"})
    assert roles_of(app, cast.coordinator.id) == {"coordinator"}
    stranger = visit(cast.theirs.people["coordinator"])
    assert stranger.post(ending(cast, "trainer"), {"role": "trainer"}).status_code == 404
    assert roles_of(app, cast.trainer.id) == {"trainer"}


def test_a_role_not_held_changes_nothing(app: Flask, cast: Cast, visit: Visitor) -> None:
    visit(cast.coordinator).post(ending(cast, "trainer"), {"role": "learner"})
    assert roles_of(app, cast.trainer.id) == {"trainer"}
