"""Placement tests: who took one, each answer, each decision."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0004'
down_revision = "0003"

EVIDENCE = {
    "placements": ("id", "person_id", "site_id", "bank_version", "cuts", "seed", "started_at"),
    "placement_answers": ("id", "placement_id", "position", "item", "level", "difficulty", "discrimination", "floor", "practical", "given", "credit", "answered_at", "key"),
    "placement_decisions": ("id", "placement_id", "level", "proposed", "answers", "reason", "decided_at"),
}
"""Tables of evidence, and their columns that never change: all but who wrote a row."""


def upgrade() -> None:
    op.create_table('placements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('bank_version', sa.String(length=64), nullable=False),
    sa.Column('cuts', sa.JSON(), nullable=False),
    sa.Column('seed', sa.String(length=32), nullable=False),
    sa.Column('started_by_id', sa.Integer(), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_placements_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_placements_site_id_sites')),
    sa.ForeignKeyConstraint(['started_by_id'], ['people.id'], name=op.f('fk_placements_started_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placements'))
    )
    with op.batch_alter_table('placements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_placements_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_placements_site_id'), ['site_id'], unique=False)

    op.create_table('placement_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('item', sa.String(length=80), nullable=False),
    sa.Column('level', sa.String(length=3), nullable=False),
    sa.Column('difficulty', sa.Double(), nullable=False),
    sa.Column('discrimination', sa.Double(), nullable=False),
    sa.Column('floor', sa.Double(), nullable=False),
    sa.Column('practical', sa.Boolean(), nullable=False),
    sa.Column('given', sa.JSON(), nullable=False),
    sa.Column('credit', sa.Double(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint('credit >= 0 AND credit <= 1', name=op.f('ck_placement_answers_credit_is_a_share')),
    sa.CheckConstraint("level IN ('C01', 'C02', 'C03', 'C04')", name=op.f('ck_placement_answers_level_known')),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_placement_answers_placement_id_placements'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placement_answers')),
    sa.UniqueConstraint('key', name=op.f('uq_placement_answers_key')),
    sa.UniqueConstraint('placement_id', 'item', name=op.f('uq_placement_answers_placement_id_item')),
    sa.UniqueConstraint('placement_id', 'position', name=op.f('uq_placement_answers_placement_id_position'))
    )
    op.create_table('placement_decisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('level', sa.String(length=3), nullable=False),
    sa.Column('proposed', sa.JSON(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("level IN ('C01', 'C02', 'C03', 'C04')", name=op.f('ck_placement_decisions_level_known')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['people.id'], name=op.f('fk_placement_decisions_decided_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_placement_decisions_placement_id_placements'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placement_decisions'))
    )
    with op.batch_alter_table('placement_decisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_placement_decisions_placement_id'), ['placement_id'], unique=False)

    for table, columns in EVIDENCE.items():
        for dialect, statement in append_only_statements(table, columns):
            if op.get_bind().dialect.name == dialect:
                op.execute(statement)


def downgrade() -> None:
    op.drop_table('placement_decisions')
    op.drop_table('placement_answers')
    op.drop_table('placements')
    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
