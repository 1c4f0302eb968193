"""Papers around attendance, and signed sheets that were scanned."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = "0015"
down_revision = "0014"

SCANS = ("id", "session_id", "kind", "digest", "size", "recorded_at")
"""The columns of a scan that never change."""


def upgrade() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("enrolment_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("file", sa.String(length=80), nullable=False),
        sa.Column("obstacle", sa.String(length=300), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('sheet', 'sheets', 'assiduity', 'convocation', 'pack')", name=op.f("ck_papers_kind_known")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_papers_until_after_since")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_papers_asked_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_papers_cohort_id_cohorts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolments.id"], name=op.f("fk_papers_enrolment_id_enrolments"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["session_id"], ["class_sessions.id"], name=op.f("fk_papers_session_id_class_sessions"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    for column in ("cohort_id", "enrolment_id", "session_id"):
        op.create_index(op.f(f"ix_papers_{column}"), "papers", [column], unique=False)
    op.create_table(
        "paper_scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('pdf', 'jpeg')", name=op.f("ck_paper_scans_kind_known")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name=op.f("fk_paper_scans_recorded_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["session_id"], ["class_sessions.id"], name=op.f("fk_paper_scans_session_id_class_sessions"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_scans")),
        sa.UniqueConstraint("session_id", "digest", name=op.f("uq_paper_scans_session_id_digest")),
    )
    dialect = op.get_bind().dialect.name
    for where, statement in append_only_statements("paper_scans", SCANS):
        if where == dialect:
            op.execute(statement)


def downgrade() -> None:
    op.drop_table("paper_scans")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION paper_scans_append_only()")
    op.drop_table("papers")
