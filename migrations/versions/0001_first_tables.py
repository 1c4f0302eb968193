"""First tables."""

import sqlalchemy as sa
from alembic import op

from lms.core.db import append_only_statements

revision = '0001'
down_revision = None

EVIDENCE = {
    "audit_entries": ("id", "at", "action", "subject", "subject_id", "details"),
    "exits": ("id", "enrolment_id", "moment", "observed_on", "situation", "contract", "contract_days", "evidence", "recorded_at"),
    "attendance": ("id", "session_id", "enrolment_id", "status", "minutes", "recorded_at", "key"),
    "attempts": ("id", "enrolment_id", "module", "version", "number", "questions", "started_at"),
    "answers": ("id", "attempt_id", "question", "given", "credit", "answered_at", "key"),
}
"""Tables of evidence, and their columns that never change: all but who wrote a row."""


def upgrade() -> None:
    op.create_table('counted_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_counted_events'))
    )
    with op.batch_alter_table('counted_events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_counted_events_key_at'), ['key', 'at'], unique=False)

    op.create_table('funding_agreements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('funder', sa.String(length=160), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('target_people', sa.Integer(), nullable=True),
    sa.Column('target_women_percent', sa.Integer(), nullable=True),
    sa.Column('target_hours', sa.Integer(), nullable=True),
    sa.Column('target_certificates', sa.Integer(), nullable=True),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_funding_agreements_ends_after_start')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_funding_agreements')),
    sa.UniqueConstraint('name', name=op.f('uq_funding_agreements_name'))
    )
    op.create_table('jobs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('key', sa.String(length=120), nullable=True),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('worker', sa.String(length=60), nullable=False),
    sa.Column('error', sa.String(length=80), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(finished_at IS NULL) = (state IN ('ready', 'running'))", name=op.f('ck_jobs_finished_or_not')),
    sa.CheckConstraint("state IN ('ready', 'running', 'done', 'failed')", name=op.f('ck_jobs_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jobs'))
    )
    with op.batch_alter_table('jobs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_jobs_due_at_id'), ['due_at', 'id'], unique=False, sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))
        batch_op.create_index('uq_jobs_kind_key', ['kind', 'key'], unique=True, sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))

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
    op.create_table('agreement_readers',
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agreement_id'], ['funding_agreements.id'], name=op.f('fk_agreement_readers_agreement_id_funding_agreements'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_agreement_readers_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('agreement_id', 'person_id', name=op.f('pk_agreement_readers'))
    )
    with op.batch_alter_table('agreement_readers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreement_readers_person_id'), ['person_id'], unique=False)

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

    op.create_table('cohorts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('course', sa.String(length=60), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=False),
    sa.Column('women_only', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('capacity > 0', name=op.f('ck_cohorts_capacity_positive')),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_cohorts_site_id_sites')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cohorts')),
    sa.UniqueConstraint('site_id', 'name', name=op.f('uq_cohorts_site_id_name'))
    )
    with op.batch_alter_table('cohorts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cohorts_site_id'), ['site_id'], unique=False)

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

    op.create_table('rooms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=False),
    sa.Column('computers', sa.Integer(), nullable=False),
    sa.Column('step_free', sa.Boolean(), nullable=False),
    sa.Column('directions', sa.String(length=200), nullable=False),
    sa.CheckConstraint('capacity > 0 AND computers >= 0', name=op.f('ck_rooms_sizes_positive')),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_rooms_site_id_sites'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rooms')),
    sa.UniqueConstraint('site_id', 'name', name=op.f('uq_rooms_site_id_name'))
    )
    op.create_table('class_sessions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('room_id', sa.Integer(), nullable=True),
    sa.Column('moved_from', sa.DateTime(timezone=True), nullable=True),
    sa.Column('changed_because', sa.String(length=200), nullable=False),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancelled_because', sa.String(length=200), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_class_sessions_ends_after_start')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_class_sessions_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['room_id'], ['rooms.id'], name=op.f('fk_class_sessions_room_id_rooms'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_class_sessions')),
    sa.UniqueConstraint('cohort_id', 'number', name=op.f('uq_class_sessions_cohort_id_number'))
    )
    with op.batch_alter_table('class_sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_class_sessions_cohort_id_starts_at'), ['cohort_id', 'starts_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_class_sessions_room_id'), ['room_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_class_sessions_starts_at'), ['starts_at'], unique=False)

    op.create_table('cohort_staff',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=12), nullable=False),
    sa.CheckConstraint("part IN ('trainer', 'volunteer')", name=op.f('ck_cohort_staff_part_known')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_cohort_staff_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_cohort_staff_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cohort_staff')),
    sa.UniqueConstraint('cohort_id', 'person_id', name=op.f('uq_cohort_staff_cohort_id_person_id'))
    )
    with op.batch_alter_table('cohort_staff', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cohort_staff_person_id'), ['person_id'], unique=False)

    op.create_table('enrolments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('enrolled_on', sa.Date(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.Column('import_key', sa.String(length=64), nullable=True),
    sa.Column('referred_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_enrolments_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_enrolments_person_id_people')),
    sa.ForeignKeyConstraint(['referred_by_id'], ['people.id'], name=op.f('fk_enrolments_referred_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enrolments')),
    sa.UniqueConstraint('cohort_id', 'import_key', name=op.f('uq_enrolments_cohort_id_import_key')),
    sa.UniqueConstraint('cohort_id', 'person_id', name=op.f('uq_enrolments_cohort_id_person_id'))
    )
    with op.batch_alter_table('enrolments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enrolments_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_enrolments_referred_by_id'), ['referred_by_id'], unique=False)

    op.create_table('funded_cohorts',
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agreement_id'], ['funding_agreements.id'], name=op.f('fk_funded_cohorts_agreement_id_funding_agreements'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_funded_cohorts_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('agreement_id', 'cohort_id', name=op.f('pk_funded_cohorts'))
    )
    with op.batch_alter_table('funded_cohorts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_funded_cohorts_cohort_id'), ['cohort_id'], unique=False)

    op.create_table('attempts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('version', sa.String(length=64), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('questions', sa.JSON(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_attempts_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts')),
    sa.UniqueConstraint('enrolment_id', 'module', 'number', name=op.f('uq_attempts_enrolment_id_module_number'))
    )
    op.create_table('attendance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=8), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint("minutes >= 0 AND (status = 'present' OR minutes = 0)", name=op.f('ck_attendance_minutes_when_present')),
    sa.CheckConstraint("status IN ('present', 'absent', 'excused')", name=op.f('ck_attendance_status_known')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_attendance_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_attendance_recorded_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_attendance_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendance')),
    sa.UniqueConstraint('key', name=op.f('uq_attendance_key'))
    )
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attendance_enrolment_id'), ['enrolment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attendance_session_id_enrolment_id'), ['session_id', 'enrolment_id'], unique=False)

    op.create_table('certificates',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('file', sa.String(length=80), nullable=False),
    sa.Column('obstacle', sa.String(length=300), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_because', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_certificates_cohort_id_cohorts')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_certificates_enrolment_id_enrolments')),
    sa.ForeignKeyConstraint(['issued_by_id'], ['people.id'], name=op.f('fk_certificates_issued_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_certificates_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certificates')),
    sa.UniqueConstraint('code', 'version', name=op.f('uq_certificates_code_version')),
    sa.UniqueConstraint('enrolment_id', 'version', name=op.f('uq_certificates_enrolment_id_version'))
    )
    with op.batch_alter_table('certificates', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_certificates_cohort_id'), ['cohort_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_certificates_person_id'), ['person_id'], unique=False)

    op.create_table('exits',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('moment', sa.String(length=10), nullable=False),
    sa.Column('observed_on', sa.Date(), nullable=False),
    sa.Column('situation', sa.String(length=12), nullable=False),
    sa.Column('contract', sa.String(length=14), nullable=False),
    sa.Column('contract_days', sa.Integer(), nullable=True),
    sa.Column('evidence', sa.String(length=14), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("contract IN ('cdi', 'cdd', 'temp', 'civil-service', 'aided', 'internship', 'volunteering', 'none', 'unknown')", name=op.f('ck_exits_contract_known')),
    sa.CheckConstraint("evidence IN ('document', 'employer-call', 'self-declared', 'none')", name=op.f('ck_exits_evidence_known')),
    sa.CheckConstraint("moment IN ('exit', '3-months', '6-months')", name=op.f('ck_exits_moment_known')),
    sa.CheckConstraint("situation IN ('job', 'business', 'study', 'integration', 'job-search', 'moved', 'died', 'other', 'unknown')", name=op.f('ck_exits_situation_known')),
    sa.CheckConstraint('contract_days IS NULL OR contract_days >= 0', name=op.f('ck_exits_contract_days_positive')),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_exits_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_exits_recorded_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exits'))
    )
    with op.batch_alter_table('exits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exits_enrolment_id_moment'), ['enrolment_id', 'moment'], unique=False)

    op.create_table('session_replies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('coming', sa.Boolean(), nullable=False),
    sa.Column('replied_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_session_replies_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_session_replies_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_replies')),
    sa.UniqueConstraint('session_id', 'enrolment_id', name=op.f('uq_session_replies_session_id_enrolment_id'))
    )
    with op.batch_alter_table('session_replies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_replies_enrolment_id'), ['enrolment_id'], unique=False)

    op.create_table('trainer_checks',
    sa.Column('enrolment_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('checked_by_id', sa.Integer(), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['checked_by_id'], ['people.id'], name=op.f('fk_trainer_checks_checked_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_trainer_checks_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('enrolment_id', name=op.f('pk_trainer_checks'))
    )
    op.create_table('answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=80), nullable=False),
    sa.Column('given', sa.JSON(), nullable=False),
    sa.Column('credit', sa.Double(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.CheckConstraint('credit >= 0 AND credit <= 1', name=op.f('ck_answers_credit_is_a_share')),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_answers_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers')),
    sa.UniqueConstraint('attempt_id', 'question', name=op.f('uq_answers_attempt_id_question')),
    sa.UniqueConstraint('key', name=op.f('uq_answers_key'))
    )
    op.create_table('progress',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('enrolment_id', sa.Integer(), nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('lesson_read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('current_attempt_id', sa.Integer(), nullable=True),
    sa.Column('answered', sa.Integer(), nullable=False),
    sa.Column('asked', sa.Integer(), nullable=False),
    sa.Column('finished_attempts', sa.Integer(), nullable=False),
    sa.Column('best_mark', sa.Double(), nullable=True),
    sa.Column('last_mark', sa.Double(), nullable=True),
    sa.Column('passed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['current_attempt_id'], ['attempts.id'], name=op.f('fk_progress_current_attempt_id_attempts'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('fk_progress_enrolment_id_enrolments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progress')),
    sa.UniqueConstraint('enrolment_id', 'module', name=op.f('uq_progress_enrolment_id_module'))
    )

    dialect = op.get_bind().dialect.name
    for table, columns in EVIDENCE.items():
        for where, statement in append_only_statements(table, columns):
            if where == dialect:
                op.execute(statement)


def downgrade() -> None:
    op.drop_table('progress')
    op.drop_table('answers')
    op.drop_table('trainer_checks')
    with op.batch_alter_table('session_replies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_replies_enrolment_id'))

    op.drop_table('session_replies')
    with op.batch_alter_table('exits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exits_enrolment_id_moment'))

    op.drop_table('exits')
    with op.batch_alter_table('certificates', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_certificates_person_id'))
        batch_op.drop_index(batch_op.f('ix_certificates_cohort_id'))

    op.drop_table('certificates')
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attendance_session_id_enrolment_id'))
        batch_op.drop_index(batch_op.f('ix_attendance_enrolment_id'))

    op.drop_table('attendance')
    op.drop_table('attempts')
    with op.batch_alter_table('funded_cohorts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_funded_cohorts_cohort_id'))

    op.drop_table('funded_cohorts')
    with op.batch_alter_table('enrolments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_enrolments_referred_by_id'))
        batch_op.drop_index(batch_op.f('ix_enrolments_person_id'))

    op.drop_table('enrolments')
    with op.batch_alter_table('cohort_staff', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cohort_staff_person_id'))

    op.drop_table('cohort_staff')
    with op.batch_alter_table('class_sessions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_class_sessions_starts_at'))
        batch_op.drop_index(batch_op.f('ix_class_sessions_room_id'))
        batch_op.drop_index(batch_op.f('ix_class_sessions_cohort_id_starts_at'))

    op.drop_table('class_sessions')
    op.drop_table('rooms')
    with op.batch_alter_table('roles', schema=None) as batch_op:
        batch_op.drop_index('uq_roles_everywhere', sqlite_where=sa.text('site_id IS NULL'), postgresql_where=sa.text('site_id IS NULL'))
        batch_op.drop_index(batch_op.f('ix_roles_site_id'))

    op.drop_table('roles')
    with op.batch_alter_table('cohorts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cohorts_site_id'))

    op.drop_table('cohorts')
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_entries_subject_subject_id'))
        batch_op.drop_index(batch_op.f('ix_audit_entries_at'))

    op.drop_table('audit_entries')
    with op.batch_alter_table('agreement_readers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agreement_readers_person_id'))

    op.drop_table('agreement_readers')
    op.drop_table('sites')
    with op.batch_alter_table('received_forms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_received_forms_received_at'))

    op.drop_table('received_forms')
    op.drop_table('people')
    with op.batch_alter_table('jobs', schema=None) as batch_op:
        batch_op.drop_index('uq_jobs_kind_key', sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_jobs_due_at_id'), sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))

    op.drop_table('jobs')
    op.drop_table('funding_agreements')
    with op.batch_alter_table('counted_events', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_counted_events_key_at'))

    op.drop_table('counted_events')

    if op.get_bind().dialect.name == "postgresql":
        for table in EVIDENCE:
            op.execute(f"DROP FUNCTION {table}_append_only()")
