"""Policies of quizzes: time limits, extra time, feedback at the end, answers given again."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0002'
down_revision = '0001'

ATTEMPTS = ("id", "enrolment_id", "module", "version", "number", "questions", "started_at")
ANSWERS = ("id", "attempt_id", "question", "given", "credit", "answered_at", "key")


def upgrade() -> None:
    unguard("attempts", "answers")
    op.add_column('attempts', sa.Column('minutes', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('attempts', sa.Column('extra_percent', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('attempts', sa.Column('feedback_at_end', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('answers', copy_from=answers()) as batch_op:
        batch_op.add_column(sa.Column('turn', sa.Integer(), nullable=False, server_default='1'))
        batch_op.drop_constraint('uq_answers_attempt_id_question', type_='unique')
        batch_op.create_unique_constraint('uq_answers_attempt_id_question_turn', ['attempt_id', 'question', 'turn'])
    op.create_table('attempt_ends',
    sa.Column('attempt_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('reason', sa.String(length=10), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("reason IN ('handed-in', 'time-up')", name=op.f('ck_attempt_ends_reason_known')),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_attempt_ends_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('attempt_id', name=op.f('pk_attempt_ends'))
    )
    op.create_table('cohort_policies',
    sa.Column('cohort_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('modules', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_cohort_policies_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('cohort_id', name=op.f('pk_cohort_policies'))
    )
    op.create_table('accommodations',
    sa.Column('enrolment_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('extra_percent', sa.Integer(), nullable=False),
    sa.Column('need', sa.String(length=16), nullable=False),
    sa.Column('granted_by_id', sa.Integer(), nullable=True),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('extra_percent IN (25, 33, 50, 100)', name=op.f('ck_accommodations_extra_percent_known')),
    sa.CheckConstraint("need IN ('time-to-read', 'time-to-write', 'breaks', 'other')", name=op.f('ck_accommodations_need_known')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_accommodations_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['granted_by_id'], ['people.id'], name=op.f('fk_accommodations_granted_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('enrolment_id', name=op.f('pk_accommodations'))
    )
    op.add_column('progress', sa.Column('kept_mark', sa.Double(), nullable=True))
    op.add_column('progress', sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE progress SET finished_at = updated_at WHERE finished_attempts > 0")
    guard("attempts", (*ATTEMPTS, "minutes", "extra_percent", "feedback_at_end"))
    guard("answers", (*ANSWERS, "turn"))
    guard("attempt_ends", ("attempt_id", "reason", "ended_at"))


def downgrade() -> None:
    """Of an answer given several times, the last stays."""
    unguard("attempts", "answers", "attempt_ends")
    op.drop_column('progress', 'finished_at')
    op.drop_column('progress', 'kept_mark')
    op.drop_table('accommodations')
    op.drop_table('cohort_policies')
    op.drop_table('attempt_ends')
    op.execute(
        "DELETE FROM answers WHERE EXISTS (SELECT 1 FROM answers AS later WHERE later.attempt_id = answers.attempt_id"
        " AND later.question = answers.question AND later.turn > answers.turn)"
    )
    with op.batch_alter_table('answers', copy_from=answers(sa.Column('turn', sa.Integer(), nullable=False))) as batch_op:
        batch_op.drop_constraint('uq_answers_attempt_id_question_turn', type_='unique')
        batch_op.drop_column('turn')
        batch_op.create_unique_constraint('uq_answers_attempt_id_question', ['attempt_id', 'question'])
    for column in ('feedback_at_end', 'extra_percent', 'minutes'):
        op.drop_column('attempts', column)
    guard("attempts", ATTEMPTS)
    guard("answers", ANSWERS)


def answers(*turn: sa.Column[int]) -> sa.Table:
    """The table as it stands before the change: SQLite makes a new one of it."""
    unique = ('attempt_id', 'question', *(column.name for column in turn))
    return sa.Table('answers', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=80), nullable=False),
    *turn,
    sa.Column('given', sa.JSON(), nullable=False),
    sa.Column('credit', sa.Double(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint('credit >= 0 AND credit <= 1', name=op.f('ck_answers_credit_is_a_share')),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_answers_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers')),
    sa.UniqueConstraint(*unique, name=op.f(f"uq_answers_{'_'.join(unique)}")),
    sa.UniqueConstraint('key', name=op.f('uq_answers_key'))
    )


def guard(table: str, columns: tuple[str, ...]) -> None:
    """Refuse changes of these columns from here on."""
    dialect = op.get_bind().dialect.name
    for where, statement in append_only_statements(table, columns):
        if where == dialect:
            op.execute(statement)


def unguard(*tables: str) -> None:
    """Let evidence be changed by this migration alone."""
    for table in tables:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {table}_append_only")
        else:
            op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            op.execute(f"DROP FUNCTION {table}_append_only()")
