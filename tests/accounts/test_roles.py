"""A colleague's role at a site is taken back; what they did stays."""

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry, Person, Role
from lms.core.db import db
from tests.factories import Cast, Visitor, words_of


def roles_of(app: Flask, person_id: int) -> set[str]:
    with app.app_context():
        return set(db.session.scalars(select(Role.name).where(Role.person_id == person_id)))


def ending(cast: Cast, role: str) -> str:
    return f"/sites/{cast.ours.site.id}/team/{cast.ours.people[role].id}/roles/end"


def test_a_role_taken_back_closes_its_doors(app: Flask, cast: Cast, visit: Visitor) -> None:
    trainer, coordinator = visit(cast.trainer), visit(cast.coordinator)
    assert trainer.get(f"/cohorts/{cast.ours.cohort.id}").status_code == 200
    page = f"/sites/{cast.ours.site.id}/team/{cast.trainer.id}"
    assert f'href="{page}/roles/end?role=trainer"' in coordinator.get(page).text
    assert "Garder ce rôle" in coordinator.get(f"{page}/roles/end?role=trainer").text
    assert roles_of(app, cast.trainer.id) == {"trainer"}  # asked, not done
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


def added(cast: Cast, visit: Visitor, known: Person, role: str, name: str = "", side: str = "ours") -> str:
    """What is answered to whom adds somebody by an identifier that exists."""
    ours = getattr(cast, side)
    fields = {
        "chosen_name": name or known.chosen_name,
        "identifier": known.identifier,
        "role": role,
        "email": "",
    }
    answer = visit(ours.people["coordinator"]).post(
        f"/sites/{ours.site.id}/team/new", fields, follow_redirects=True
    )
    return words_of(answer)


def test_a_role_taken_back_is_given_again_by_name_and_identifier(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    visit(cast.coordinator).post(ending(cast, "trainer"), {"role": "trainer"})
    taken = "Une personne a déjà cet identifiant"
    assert taken in added(cast, visit, cast.trainer, "trainer", name="Quelqu’un d’autre")
    assert taken in added(cast, visit, cast.trainer, "trainer", side="theirs")
    assert roles_of(app, cast.trainer.id) == set()
    assert taken not in added(cast, visit, cast.trainer, "trainer")
    assert roles_of(app, cast.trainer.id) == {"trainer"}


def test_somebody_of_the_team_takes_one_more_role_and_nobody_else_does(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    added(cast, visit, cast.trainer, "volunteer")
    assert roles_of(app, cast.trainer.id) == {"trainer", "volunteer"}
    for stranger in (cast.learner, cast.administrator, cast.theirs.people["trainer"]):
        before = roles_of(app, stranger.id)
        added(cast, visit, stranger, "volunteer")
        assert roles_of(app, stranger.id) == before
