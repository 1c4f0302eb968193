"""Who signed for an evening and how, why a mark was corrected, and the sealed register."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0013'
down_revision = "0012"

EVIDENCE = {
    "signatures": ("id", "session_id", "person_id", "enrolment_id", "part", "method", "drawing", "because", "signed_at"),
    "register_entries": ("id", "session_id", "number", "facts", "before", "digest", "written_at"),
}
"""Tables of evidence, and their columns that never change."""
ATTENDANCE = ("id", "session_id", "enrolment_id", "status", "minutes", "recorded_at", "key")
"""The columns of attendance that never changed before this; two more join them."""


def upgrade() -> None:
    op.create_table('signatures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=True),
    sa.Column('part', sa.String(length=8), nullable=False),
    sa.Column('method', sa.String(length=8), nullable=False),
    sa.Column('drawing', sa.LargeBinary(), nullable=False),
    sa.Column('because', sa.String(length=300), nullable=False),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(part = 'learner') = (enrolment_id IS NOT NULL)", name=op.f('ck_signatures_learners_have_places')),
    sa.CheckConstraint("method IN ('tablet', 'phone', 'own-page')", name=op.f('ck_signatures_method_known')),
    sa.CheckConstraint("part IN ('learner', 'trainer')", name=op.f('ck_signatures_part_known')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_signatures_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_signatures_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_signatures_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signatures')),
    sa.UniqueConstraint('session_id', 'person_id', 'part', name=op.f('uq_signatures_session_id_person_id_part'))
    )
    op.create_index(op.f('ix_signatures_enrolment_id'), 'signatures', ['enrolment_id'], unique=False)
    op.create_index(op.f('ix_signatures_person_id'), 'signatures', ['person_id'], unique=False)
    op.create_table('register_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('before', sa.String(length=64), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_register_entries_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_entries')),
    sa.UniqueConstraint('session_id', 'number', name=op.f('uq_register_entries_session_id_number'))
    )
    op.add_column('attendance', sa.Column('way', sa.String(length=8), sa.CheckConstraint("way IN ('attested', 'signed', 'paper')", name=op.f('ck_attendance_way_known')), nullable=False, server_default='attested'))
    op.add_column('attendance', sa.Column('because', sa.String(length=200), nullable=False, server_default=''))
    _guard_attendance(*ATTENDANCE, "way", "because")

    dialect = op.get_bind().dialect.name
    for table, columns in EVIDENCE.items():
        for where, statement in append_only_statements(table, columns):
            if where == dialect:
                op.execute(statement)


def downgrade() -> None:
    _guard_attendance(*ATTENDANCE)
    op.drop_column('attendance', 'because')
    op.drop_column('attendance', 'way')
    op.drop_table('register_entries')
    op.drop_table('signatures')

    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")


def _guard_attendance(*columns: str) -> None:
    """Make the trigger of attendance anew, over these columns."""
    dialect = op.get_bind().dialect.name
    op.execute("DROP TRIGGER attendance_append_only" + (" ON attendance" if dialect == "postgresql" else ""))
    if dialect == "postgresql":
        op.execute("DROP FUNCTION attendance_append_only()")
    for where, statement in append_only_statements("attendance", columns):
        if where == dialect:
            op.execute(statement)
