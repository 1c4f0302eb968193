"""Practical work graded by the machine: what was sent, a trainer's own marks, drafts."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0010'
down_revision = "0009"

EVIDENCE = {
    "submissions": ("id", "enrolment_id", "version", "module", "exercise", "kind", "text", "file_digest", "file_name", "events", "verdict", "met", "asked", "points", "done", "sent_at", "key"),
    "mark_overrides": ("id", "enrolment_id", "module", "exercise", "submission_id", "points", "done", "watched", "reason", "given_at", "key"),
}
"""Tables of evidence, and their columns that never change: all but who wrote a row."""


def upgrade() -> None:
    op.create_table('submissions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.String(length=64), nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('exercise', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('file_digest', sa.String(length=64), nullable=True),
    sa.Column('file_name', sa.String(length=200), nullable=True),
    sa.Column('events', sa.JSON(), nullable=True),
    sa.Column('verdict', sa.JSON(), nullable=False),
    sa.Column('met', sa.Integer(), nullable=False),
    sa.Column('asked', sa.Integer(), nullable=False),
    sa.Column('points', sa.Double(), nullable=False),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint('points >= 0 AND points <= 1', name=op.f('ck_submissions_points_are_a_share')),
    sa.CheckConstraint('met >= 0 AND met <= asked', name=op.f('ck_submissions_met_among_asked')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_submissions_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submissions')),
    sa.UniqueConstraint('key', name=op.f('uq_submissions_key'))
    )
    op.create_index(op.f('ix_submissions_enrolment_id_module_exercise'), 'submissions', ['enrolment_id', 'module', 'exercise'], unique=False)
    op.create_table('mark_overrides',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('exercise', sa.String(length=80), nullable=False),
    sa.Column('submission_id', sa.Integer(), nullable=True),
    sa.Column('points', sa.Double(), nullable=False),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.Column('watched', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('given_by_id', sa.Integer(), nullable=True),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint('points >= 0 AND points <= 1', name=op.f('ck_mark_overrides_points_are_a_share')),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_mark_overrides_has_a_reason')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_mark_overrides_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['given_by_id'], ['people.id'], name=op.f('fk_mark_overrides_given_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_mark_overrides_submission_id_submissions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mark_overrides')),
    sa.UniqueConstraint('key', name=op.f('uq_mark_overrides_key'))
    )
    op.create_index(op.f('ix_mark_overrides_enrolment_id_module_exercise'), 'mark_overrides', ['enrolment_id', 'module', 'exercise'], unique=False)
    op.create_table('work_drafts',
    sa.Column('enrolment_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('exercise', sa.String(length=80), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_work_drafts_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('enrolment_id', 'module', 'exercise', name=op.f('pk_work_drafts'))
    )
    op.add_column('progress', sa.Column('exercises_done', sa.JSON(), nullable=False, server_default='[]'))

    dialect = op.get_bind().dialect.name
    for table, columns in EVIDENCE.items():
        for where, statement in append_only_statements(table, columns):
            if where == dialect:
                op.execute(statement)


def downgrade() -> None:
    op.drop_column('progress', 'exercises_done')
    op.drop_table('work_drafts')
    op.drop_table('mark_overrides')
    op.drop_table('submissions')

    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
