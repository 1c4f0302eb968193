"""Open badges: their place in a status list, their signed bytes; and what a check of the code shows of a holder."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0008'
down_revision = "0006"

EVIDENCE = {
    "badges": ("id", "certificate_id", "subject", "list_number", "position"),
    "signed_badges": ("id", "badge_id", "form", "content"),
}
"""Tables of evidence, and their columns that never change."""


def upgrade() -> None:
    with op.batch_alter_table('certificates', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shown', sa.String(length=10), nullable=False, server_default='initials'))
    with op.batch_alter_table('certificates', schema=None) as batch_op:
        batch_op.alter_column('shown', server_default=None)
        batch_op.create_check_constraint(op.f('ck_certificates_shown_known'), "shown IN ('initials', 'name', 'nothing')")
    op.create_table('badges',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('certificate_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(length=36), nullable=False),
    sa.Column('list_number', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['certificate_id'], ['certificates.id'], name=op.f('fk_badges_certificate_id_certificates')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_badges')),
    sa.UniqueConstraint('certificate_id', name=op.f('uq_badges_certificate_id')),
    sa.UniqueConstraint('list_number', 'position', name=op.f('uq_badges_list_number_position')),
    sa.UniqueConstraint('subject', name=op.f('uq_badges_subject'))
    )
    op.create_table('signed_badges',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('badge_id', sa.Integer(), nullable=False),
    sa.Column('form', sa.String(length=10), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.CheckConstraint("form IN ('jwt', 'named-jwt', 'json')", name=op.f('ck_signed_badges_form_known')),
    sa.ForeignKeyConstraint(['badge_id'], ['badges.id'], name=op.f('fk_signed_badges_badge_id_badges')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signed_badges')),
    sa.UniqueConstraint('badge_id', 'form', name=op.f('uq_signed_badges_badge_id_form'))
    )
    op.create_table('status_lists',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('token', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_status_lists'))
    )

    for table, columns in EVIDENCE.items():
        for dialect, statement in append_only_statements(table, columns):
            if op.get_bind().dialect.name == dialect:
                op.execute(statement)


def downgrade() -> None:
    op.drop_table('status_lists')
    op.drop_table('signed_badges')
    op.drop_table('badges')
    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
    with op.batch_alter_table('certificates', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_certificates_shown_known'), type_='check')
        batch_op.drop_column('shown')
