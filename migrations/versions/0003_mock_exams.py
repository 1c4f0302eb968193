"""The mock exam: openings, sittings, answers, stops of the clock, ends; booking sheets for the real one."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0003'
down_revision = "0002"

EVIDENCE = {
    "exam_sittings": ("id", "enrolment_id", "number", "title", "version", "minutes", "extra_percent", "pass_mark", "areas", "questions", "proctored", "started_at"),
    "exam_answers": ("id", "sitting_id", "position", "typed", "given", "credit", "answered_at", "key"),
    "exam_moves": ("id", "sitting_id", "move", "reason", "moved_at"),
    "exam_ends": ("sitting_id", "way", "marks", "mark", "ended_at", "recorded_at"),
    "exam_cancellations": ("sitting_id", "reason", "cancelled_at"),
}
"""Tables of evidence, and their columns that never change: all but who wrote a row."""


def upgrade() -> None:
    op.create_table('exam_bookings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('exam', sa.String(length=120), nullable=False),
    sa.Column('centre', sa.String(length=200), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('candidate_number', sa.String(length=40), nullable=False),
    sa.Column('result', sa.String(length=10), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=True),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("result IN ('awaited', 'passed', 'not-yet', 'absent', 'withdrawn')", name=op.f('ck_exam_bookings_result_known')),
    sa.ForeignKeyConstraint(['changed_by_id'], ['people.id'], name=op.f('fk_exam_bookings_changed_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_exam_bookings_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exam_bookings'))
    )
    with op.batch_alter_table('exam_bookings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exam_bookings_enrolment_id'), ['enrolment_id'], unique=False)

    op.create_table('exam_openings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=True),
    sa.Column('proctored', sa.Boolean(), nullable=False),
    sa.Column('watched_by_id', sa.Integer(), nullable=True),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by_id', sa.Integer(), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_exam_openings_closes_after_opening')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_exam_openings_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_exam_openings_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['opened_by_id'], ['people.id'], name=op.f('fk_exam_openings_opened_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['watched_by_id'], ['people.id'], name=op.f('fk_exam_openings_watched_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exam_openings'))
    )
    with op.batch_alter_table('exam_openings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exam_openings_cohort_id'), ['cohort_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_exam_openings_enrolment_id'), ['enrolment_id'], unique=False)

    op.create_table('exam_sittings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('version', sa.String(length=64), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('extra_percent', sa.Integer(), nullable=False),
    sa.Column('pass_mark', sa.Integer(), nullable=False),
    sa.Column('areas', sa.JSON(), nullable=False),
    sa.Column('questions', sa.JSON(), nullable=False),
    sa.Column('proctored', sa.Boolean(), nullable=False),
    sa.Column('watched_by_id', sa.Integer(), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_exam_sittings_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['watched_by_id'], ['people.id'], name=op.f('fk_exam_sittings_watched_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exam_sittings')),
    sa.UniqueConstraint('enrolment_id', 'number', name=op.f('uq_exam_sittings_enrolment_id_number'))
    )
    op.create_table('exam_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('typed', sa.JSON(), nullable=False),
    sa.Column('given', sa.JSON(), nullable=False),
    sa.Column('credit', sa.Double(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint('credit >= 0 AND credit <= 1', name=op.f('ck_exam_answers_credit_is_a_share')),
    sa.ForeignKeyConstraint(['sitting_id'], ['exam_sittings.id'], name=op.f('fk_exam_answers_sitting_id_exam_sittings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exam_answers')),
    sa.UniqueConstraint('key', name=op.f('uq_exam_answers_key'))
    )
    with op.batch_alter_table('exam_answers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exam_answers_sitting_id_position'), ['sitting_id', 'position'], unique=False)

    op.create_table('exam_cancellations',
    sa.Column('sitting_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('cancelled_by_id', sa.Integer(), nullable=True),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['cancelled_by_id'], ['people.id'], name=op.f('fk_exam_cancellations_cancelled_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sitting_id'], ['exam_sittings.id'], name=op.f('fk_exam_cancellations_sitting_id_exam_sittings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('sitting_id', name=op.f('pk_exam_cancellations'))
    )
    op.create_table('exam_ends',
    sa.Column('sitting_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('way', sa.String(length=10), nullable=False),
    sa.Column('marks', sa.JSON(), nullable=False),
    sa.Column('mark', sa.Double(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("way IN ('handed-in', 'time')", name=op.f('ck_exam_ends_way_known')),
    sa.ForeignKeyConstraint(['sitting_id'], ['exam_sittings.id'], name=op.f('fk_exam_ends_sitting_id_exam_sittings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('sitting_id', name=op.f('pk_exam_ends'))
    )
    op.create_table('exam_flags',
    sa.Column('sitting_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['sitting_id'], ['exam_sittings.id'], name=op.f('fk_exam_flags_sitting_id_exam_sittings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('sitting_id', 'position', name=op.f('pk_exam_flags'))
    )
    op.create_table('exam_moves',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('move', sa.String(length=4), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('moved_by_id', sa.Integer(), nullable=True),
    sa.Column('moved_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("move IN ('stop', 'go')", name=op.f('ck_exam_moves_move_known')),
    sa.ForeignKeyConstraint(['moved_by_id'], ['people.id'], name=op.f('fk_exam_moves_moved_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sitting_id'], ['exam_sittings.id'], name=op.f('fk_exam_moves_sitting_id_exam_sittings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exam_moves'))
    )
    with op.batch_alter_table('exam_moves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exam_moves_sitting_id'), ['sitting_id'], unique=False)

    dialect = op.get_bind().dialect.name
    for table, columns in EVIDENCE.items():
        for where, statement in append_only_statements(table, columns):
            if where == dialect:
                op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table('exam_moves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exam_moves_sitting_id'))

    op.drop_table('exam_moves')
    op.drop_table('exam_flags')
    op.drop_table('exam_ends')
    op.drop_table('exam_cancellations')
    with op.batch_alter_table('exam_answers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exam_answers_sitting_id_position'))

    op.drop_table('exam_answers')
    op.drop_table('exam_sittings')
    with op.batch_alter_table('exam_openings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exam_openings_enrolment_id'))
        batch_op.drop_index(batch_op.f('ix_exam_openings_cohort_id'))

    op.drop_table('exam_openings')
    with op.batch_alter_table('exam_bookings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exam_bookings_enrolment_id'))

    op.drop_table('exam_bookings')

    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
