"""Documents of several kinds beside certificates, the look a site gives them, and logos."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = "0009"
down_revision = "0008"

LOGOS = ("logos", ("digest", "kind", "content", "kept_at"))
KINDS = "kind IN ('completion', 'end-of-training', 'realisation', 'passport')"
OF_A_PERSON = "(kind = 'passport') = (enrolment_id IS NULL)"
IN_A_COHORT = "(enrolment_id IS NULL) = (cohort_id IS NULL)"


def upgrade() -> None:
    op.create_table(
        "logos",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=3), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('svg', 'png')", name=op.f("ck_logos_kind_known")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_logos")),
    )
    for dialect, statement in append_only_statements(*LOGOS):
        if op.get_bind().dialect.name == dialect:
            op.execute(statement)
    op.create_table(
        "site_looks",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("ink", sa.String(length=7), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("logo", sa.String(length=64), nullable=True),
        sa.Column("signatory", sa.String(length=300), nullable=False),
        sa.Column("signatory_title", sa.String(length=200), nullable=False),
        sa.Column("provider", sa.String(length=200), nullable=False),
        sa.Column("registration", sa.String(length=300), nullable=False),
        sa.Column("nature", sa.String(length=200), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["people.id"],
            name=op.f("fk_site_looks_changed_by_id_people"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["logo"], ["logos.digest"], name=op.f("fk_site_looks_logo_logos")),
        sa.ForeignKeyConstraint(
            ["site_id"], ["sites.id"], name=op.f("fk_site_looks_site_id_sites"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_site_looks")),
    )
    employer = sa.Column("employer", sa.String(length=200), server_default="", nullable=False)
    op.add_column("enrolments", employer)
    with op.batch_alter_table("certificates") as certificates:
        certificates.add_column(
            sa.Column("kind", sa.String(length=16), server_default="completion", nullable=False)
        )
        certificates.alter_column("enrolment_id", existing_type=sa.Integer(), nullable=True)
        certificates.alter_column("cohort_id", existing_type=sa.Integer(), nullable=True)
        certificates.drop_constraint("uq_certificates_enrolment_id_version", type_="unique")
        certificates.create_unique_constraint(
            "uq_certificates_enrolment_id_kind_version", ["enrolment_id", "kind", "version"]
        )
        certificates.create_check_constraint(op.f("ck_certificates_kind_known"), KINDS)
        certificates.create_check_constraint(op.f("ck_certificates_passport_of_a_person"), OF_A_PERSON)
        certificates.create_check_constraint(op.f("ck_certificates_enrolled_in_a_cohort"), IN_A_COHORT)
    op.create_index(
        "uq_certificates_passport",
        "certificates",
        ["person_id", "version"],
        unique=True,
        sqlite_where=sa.text("kind = 'passport'"),
        postgresql_where=sa.text("kind = 'passport'"),
    )


def downgrade() -> None:
    """Only certificates of completion have a place in the tables of before: the others go."""
    op.execute("DELETE FROM certificates WHERE kind <> 'completion'")
    op.drop_index("uq_certificates_passport", "certificates")
    with op.batch_alter_table("certificates") as certificates:
        certificates.drop_constraint(op.f("ck_certificates_enrolled_in_a_cohort"), type_="check")
        certificates.drop_constraint(op.f("ck_certificates_passport_of_a_person"), type_="check")
        certificates.drop_constraint(op.f("ck_certificates_kind_known"), type_="check")
        certificates.drop_constraint("uq_certificates_enrolment_id_kind_version", type_="unique")
        certificates.create_unique_constraint(
            "uq_certificates_enrolment_id_version", ["enrolment_id", "version"]
        )
        certificates.alter_column("enrolment_id", existing_type=sa.Integer(), nullable=False)
        certificates.alter_column("cohort_id", existing_type=sa.Integer(), nullable=False)
        certificates.drop_column("kind")
    op.drop_column("enrolments", "employer")  # never by copying the table: that would drop what hangs on it
    op.drop_table("site_looks")
    op.drop_table("logos")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION logos_append_only()")
