"""First tables."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0001'
down_revision = None

EVIDENCE = ("audit_entries", "exits", "attendance", "attempts", "answers")


def upgrade() -> None:
    op.create_table('counted_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_counted_events'))
    )
    with op.batch_alter_table('counted_events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_counted_events_key_at'), ['key', 'at'], unique=False)

    op.create_table('people',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('identifier', sa.String(length=60), nullable=False),
    sa.Column('secret_hash', sa.String(length=200), nullable=False),
    sa.Column('sign_in_key', sa.String(length=32), nullable=False),
    sa.Column('chosen_name', sa.String(length=300), nullable=False),
    sa.Column('legal_name', sa.String(length=300), nullable=False),
    sa.Column('native_name', sa.String(length=300), nullable=False),
    sa.Column('gender', sa.String(length=12), nullable=False),
    sa.Column('birth_date', sa.Date(), nullable=True),
    sa.Column('birth_precision', sa.String(length=8), nullable=True),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('signed_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("birth_precision IN ('year', 'month', 'day')", name=op.f('ck_people_birth_precision_known')),
    sa.CheckConstraint("chosen_name <> ''", name=op.f('ck_people_has_a_name')),
    sa.CheckConstraint("gender IN ('woman', 'man', 'non-binary', 'not-said')", name=op.f('ck_people_gender_known')),
    sa.CheckConstraint('(birth_date IS NULL) = (birth_precision IS NULL)', name=op.f('ck_people_birth_has_precision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('identifier', name=op.f('uq_people_identifier'))
    )
    op.create_table('received_forms',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('sender', sa.String(length=32), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('location', sa.String(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_received_forms'))
    )
    with op.batch_alter_table('received_forms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_received_forms_received_at'), ['received_at'], unique=False)

    op.create_table('sites',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('city', sa.String(length=120), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('timezone', sa.String(length=60), nullable=False),
    sa.Column('holidays', sa.String(length=8), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sites')),
    sa.UniqueConstraint('name', name=op.f('uq_sites_name'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('action', sa.String(length=60), nullable=False),
    sa.Column('subject', sa.String(length=40), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('details', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_audit_entries_actor_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries'))
    )
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_entries_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_entries_subject_subject_id'), ['subject', 'subject_id'], unique=False)

    op.create_table('roles',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=16), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("name IN ('learner', 'volunteer', 'trainer', 'coordinator', 'administrator', 'funder', 'prescriber')", name=op.f('ck_roles_name_known')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_roles_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_roles_site_id_sites'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roles')),
    sa.UniqueConstraint('person_id', 'name', 'site_id', name=op.f('uq_roles_person_id_name_site_id'))
    )
    with op.batch_alter_table('roles', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_roles_site_id'), ['site_id'], unique=False)
        batch_op.create_index('uq_roles_everywhere', ['person_id', 'name'], unique=True, sqlite_where=sa.text('site_id IS NULL'), postgresql_where=sa.text('site_id IS NULL'))


    dialect = op.get_bind().dialect.name
    for table in EVIDENCE:
        for where, statement in append_only_statements(table):
            if where == dialect:
                op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table('roles', schema=None) as batch_op:
        batch_op.drop_index('uq_roles_everywhere', sqlite_where=sa.text('site_id IS NULL'), postgresql_where=sa.text('site_id IS NULL'))
        batch_op.drop_index(batch_op.f('ix_roles_site_id'))

    op.drop_table('roles')
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_entries_subject_subject_id'))
        batch_op.drop_index(batch_op.f('ix_audit_entries_at'))

    op.drop_table('audit_entries')
    op.drop_table('sites')
    with op.batch_alter_table('received_forms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_received_forms_received_at'))

    op.drop_table('received_forms')
    op.drop_table('people')
    with op.batch_alter_table('counted_events', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_counted_events_key_at'))

    op.drop_table('counted_events')

    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
