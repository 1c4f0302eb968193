"""The private addresses of calendars, and how often an evening was changed."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = "0011"


def upgrade() -> None:
    op.create_table('calendar_feeds',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_calendar_feeds_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_calendar_feeds')),
    sa.UniqueConstraint('token', name=op.f('uq_calendar_feeds_token'))
    )
    # what is there already counts as changed on the day calendars began to ask
    op.add_column('class_sessions', sa.Column('revision', sa.Integer(), nullable=False, server_default='1'))
    op.add_column('class_sessions', sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False, server_default='2026-11-22 00:00:00'))


def downgrade() -> None:
    op.drop_column('class_sessions', 'changed_at')
    op.drop_column('class_sessions', 'revision')
    op.drop_table('calendar_feeds')
