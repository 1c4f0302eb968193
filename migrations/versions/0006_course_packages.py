"""Course packages sent by coordinators, and which of them are taught."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0006'
down_revision = "0005"

EVIDENCE = {
    "course_packages": ("id", "slug", "version", "code", "title", "modules", "archive", "uploaded_at"),
    "course_publications": ("id", "package_id", "action", "done_at"),
}
"""Tables of evidence, and their columns that never change: all but who wrote a row."""


def upgrade() -> None:
    op.create_table('course_packages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=64), nullable=False),
    sa.Column('code', sa.String(length=10), nullable=False),
    sa.Column('title', sa.String(length=2000), nullable=False),
    sa.Column('modules', sa.JSON(), nullable=False),
    sa.Column('archive', sa.LargeBinary(), nullable=False),
    sa.Column('uploaded_by_id', sa.Integer(), nullable=True),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['uploaded_by_id'], ['people.id'], name=op.f('fk_course_packages_uploaded_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_packages')),
    sa.UniqueConstraint('slug', 'version', name=op.f('uq_course_packages_slug_version'))
    )
    op.create_table('course_publications',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('package_id', sa.Integer(), nullable=False),
    sa.Column('action', sa.String(length=10), nullable=False),
    sa.Column('done_by_id', sa.Integer(), nullable=True),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("action IN ('published', 'withdrawn')", name=op.f('ck_course_publications_action_known')),
    sa.ForeignKeyConstraint(['done_by_id'], ['people.id'], name=op.f('fk_course_publications_done_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['package_id'], ['course_packages.id'], name=op.f('fk_course_publications_package_id_course_packages')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_publications'))
    )
    with op.batch_alter_table('course_publications', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_course_publications_package_id'), ['package_id'], unique=False)

    for table, columns in EVIDENCE.items():
        for dialect, statement in append_only_statements(table, columns):
            if op.get_bind().dialect.name == dialect:
                op.execute(statement)


def downgrade() -> None:
    op.drop_table('course_publications')
    op.drop_table('course_packages')
    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
