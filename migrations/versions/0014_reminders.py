"""How people are reached, the messages to them, calls; kinds of evenings, substitutes, guests."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = "0013"


def upgrade() -> None:
    op.create_table('contact_choices',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=8), nullable=False),
    sa.Column('care', sa.String(length=12), nullable=False),
    sa.Column('email_stopped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sms_stopped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('chosen_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("care IN ('none', 'no-message', 'no-call')", name=op.f('ck_contact_choices_care_known')),
    sa.CheckConstraint("channel IN ('email', 'sms', 'call')", name=op.f('ck_contact_choices_channel_known')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_contact_choices_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_contact_choices'))
    )
    op.create_table('messages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=8), nullable=False),
    sa.Column('topic', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('trouble', sa.String(length=60), nullable=False),
    sa.Column('reference', sa.String(length=80), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sent_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("channel IN ('email', 'sms')", name=op.f('ck_messages_channel_known')),
    sa.CheckConstraint("state IN ('waiting', 'sent', 'delivered', 'given-up', 'dropped')", name=op.f('ck_messages_state_known')),
    sa.CheckConstraint('tries >= 0', name=op.f('ck_messages_tries_counted')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_messages_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sent_by_id'], ['people.id'], name=op.f('fk_messages_sent_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_messages_site_id_sites'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_messages')),
    sa.UniqueConstraint('key', name=op.f('uq_messages_key'))
    )
    op.create_index(op.f('ix_messages_person_id'), 'messages', ['person_id'], unique=False)
    op.create_index(op.f('ix_messages_reference'), 'messages', ['reference'], unique=False)
    op.create_index(op.f('ix_messages_site_id'), 'messages', ['site_id'], unique=False)
    op.create_index(op.f('ix_messages_state_due_at'), 'messages', ['state', 'due_at'], unique=False)
    op.create_index(op.f('ix_messages_topic'), 'messages', ['topic'], unique=False)
    op.create_table('call_notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('heard', sa.String(length=12), nullable=False),
    sa.Column('words', sa.String(length=200), nullable=False),
    sa.Column('called_by_id', sa.Integer(), nullable=True),
    sa.Column('called_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("heard IN ('comes', 'cannot', 'message-left', 'no-answer', 'wrong-number')", name=op.f('ck_call_notes_heard_known')),
    sa.ForeignKeyConstraint(['called_by_id'], ['people.id'], name=op.f('fk_call_notes_called_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_call_notes_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_call_notes_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_notes'))
    )
    op.create_index(op.f('ix_call_notes_enrolment_id'), 'call_notes', ['enrolment_id'], unique=False)
    op.create_index(op.f('ix_call_notes_session_id'), 'call_notes', ['session_id'], unique=False)
    op.add_column('class_sessions', sa.Column('kind', sa.String(length=8), sa.CheckConstraint("kind IN ('class', 'online', 'drop-in')", name=op.f('ck_class_sessions_kind_known')), nullable=False, server_default='class'))
    op.add_column('class_sessions', sa.Column('link', sa.String(length=500), nullable=False, server_default=''))
    op.add_column('class_sessions', sa.Column('visitors', sa.Integer(), sa.CheckConstraint('visitors >= 0', name=op.f('ck_class_sessions_visitors_counted')), nullable=False, server_default='0'))
    op.create_table('session_substitutes',
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_session_substitutes_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_session_substitutes_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('session_id', name=op.f('pk_session_substitutes'))
    )
    op.create_index(op.f('ix_session_substitutes_person_id'), 'session_substitutes', ['person_id'], unique=False)
    op.create_table('session_guests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('added_by_id', sa.Integer(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['added_by_id'], ['people.id'], name=op.f('fk_session_guests_added_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_session_guests_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_session_guests_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_guests')),
    sa.UniqueConstraint('session_id', 'enrolment_id', name=op.f('uq_session_guests_session_id_enrolment_id'))
    )
    op.create_index(op.f('ix_session_guests_enrolment_id'), 'session_guests', ['enrolment_id'], unique=False)


def downgrade() -> None:
    op.drop_table('session_guests')
    op.drop_table('session_substitutes')
    op.drop_column('class_sessions', 'visitors')
    op.drop_column('class_sessions', 'link')
    op.drop_column('class_sessions', 'kind')
    op.drop_table('call_notes')
    op.drop_table('messages')
    op.drop_table('contact_choices')
