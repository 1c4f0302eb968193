"""Who stands in at an evening is in its own team: one table says who serves it."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

MOVED = """
INSERT INTO session_staff (session_id, person_id, part)
SELECT session_id, person_id, 'trainer' FROM session_substitutes
"""
VOLUNTEERS = """
INSERT INTO session_staff (session_id, person_id, part)
SELECT s.session_id, c.person_id, c.part FROM session_substitutes s
JOIN class_sessions e ON e.id = s.session_id
JOIN cohort_staff c ON c.cohort_id = e.cohort_id AND c.part = 'volunteer' AND c.person_id <> s.person_id
WHERE s.session_id NOT IN (SELECT session_id FROM session_staff)
"""
REPLACED = """
DELETE FROM session_staff
WHERE session_id IN (SELECT session_id FROM session_substitutes)
AND (part = 'trainer' OR person_id IN (
    SELECT person_id FROM session_substitutes s WHERE s.session_id = session_staff.session_id))
"""


def upgrade() -> None:
    op.execute(VOLUNTEERS)
    op.execute(REPLACED)
    op.execute(MOVED)
    op.drop_table("session_substitutes")


def downgrade() -> None:
    op.create_table(
        "session_substitutes",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_session_substitutes_person_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["session_id"], ["class_sessions.id"], name=op.f("fk_session_substitutes_session_id_class_sessions"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_session_substitutes")),
    )
    op.create_index(op.f("ix_session_substitutes_person_id"), "session_substitutes", ["person_id"], unique=False)
