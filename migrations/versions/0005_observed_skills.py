"""What trainers saw people do, and who began a course without what it asks for first."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0005'
down_revision = "0004"

EVIDENCE = {
    "observations": ("id", "enrolment_id", "module", "exercise", "items", "whole", "comment", "observed_at", "key"),
    "prerequisite_overrides": ("id", "enrolment_id", "missing", "reason", "allowed_at"),
}
"""Tables of evidence, and their columns that never change: all but who wrote a row."""


def upgrade() -> None:
    op.create_table('observations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('exercise', sa.String(length=80), nullable=False),
    sa.Column('items', sa.JSON(), nullable=False),
    sa.Column('whole', sa.Boolean(), nullable=False),
    sa.Column('comment', sa.String(length=1000), nullable=False),
    sa.Column('observed_by_id', sa.Integer(), nullable=True),
    sa.Column('observed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_observations_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['observed_by_id'], ['people.id'], name=op.f('fk_observations_observed_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_observations')),
    sa.UniqueConstraint('key', name=op.f('uq_observations_key'))
    )
    op.create_index(op.f('ix_observations_enrolment_id_module_exercise'), 'observations', ['enrolment_id', 'module', 'exercise'], unique=False)
    op.create_table('prerequisite_overrides',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('missing', sa.JSON(), nullable=False),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('allowed_by_id', sa.Integer(), nullable=True),
    sa.Column('allowed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_prerequisite_overrides_has_a_reason')),
    sa.ForeignKeyConstraint(['allowed_by_id'], ['people.id'], name=op.f('fk_prerequisite_overrides_allowed_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_prerequisite_overrides_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_prerequisite_overrides'))
    )
    op.create_index(op.f('ix_prerequisite_overrides_enrolment_id'), 'prerequisite_overrides', ['enrolment_id'], unique=False)
    op.add_column('progress', sa.Column('observed_at', sa.DateTime(timezone=True), nullable=True))

    dialect = op.get_bind().dialect.name
    for table, columns in EVIDENCE.items():
        for where, statement in append_only_statements(table, columns):
            if where == dialect:
                op.execute(statement)


def downgrade() -> None:
    op.drop_column('progress', 'observed_at')
    op.drop_table('prerequisite_overrides')
    op.drop_table('observations')

    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
