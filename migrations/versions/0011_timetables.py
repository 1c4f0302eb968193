"""Timetables: availability, hours and closures, runs of the solver, who serves which session."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = "0010"


def upgrade() -> None:
    op.create_table('school_holidays',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('zone', sa.String(length=1), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.CheckConstraint("zone IN ('A', 'B', 'C')", name=op.f('ck_school_holidays_zone_known')),
    sa.CheckConstraint('last_day >= first_day', name=op.f('ck_school_holidays_ends_after_start')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_school_holidays'))
    )
    with op.batch_alter_table('school_holidays', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_school_holidays_zone'), ['zone'], unique=False)

    op.create_table('availabilities',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=10), nullable=False),
    sa.Column('possible', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.String(length=12), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("part IN ('morning', 'afternoon', 'evening')", name=op.f('ck_availabilities_part_known')),
    sa.CheckConstraint("reason IN ('', 'work', 'french-class', 'childcare', 'transport', 'other')", name=op.f('ck_availabilities_reason_known')),
    sa.CheckConstraint('weekday BETWEEN 0 AND 6', name=op.f('ck_availabilities_weekday_known')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_availabilities_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_availabilities')),
    sa.UniqueConstraint('person_id', 'weekday', 'part', name=op.f('uq_availabilities_person_id_weekday_part'))
    )
    with op.batch_alter_table('availabilities', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_availabilities_told_at'), ['told_at'], unique=False)

    op.create_table('days_away',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=12), nullable=False),
    sa.CheckConstraint("reason IN ('', 'work', 'french-class', 'childcare', 'transport', 'other')", name=op.f('ck_days_away_reason_known')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_days_away_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_days_away')),
    sa.UniqueConstraint('person_id', 'day', name=op.f('uq_days_away_person_id_day'))
    )
    with op.batch_alter_table('days_away', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_days_away_day'), ['day'], unique=False)

    op.create_table('qualifications',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('course', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_qualifications_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_qualifications')),
    sa.UniqueConstraint('person_id', 'course', name=op.f('uq_qualifications_person_id_course'))
    )
    op.create_table('site_planning',
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('school_zone', sa.String(length=1), nullable=False),
    sa.Column('starts', sa.JSON(), nullable=False),
    sa.Column('weights', sa.JSON(), nullable=False),
    sa.Column('learners_per_helper', sa.Integer(), nullable=False),
    sa.Column('learners_per_computer', sa.Integer(), nullable=False),
    sa.Column('latitude', sa.Double(), nullable=False),
    sa.Column('longitude', sa.Double(), nullable=False),
    sa.CheckConstraint("school_zone IN ('', 'A', 'B', 'C')", name=op.f('ck_site_planning_school_zone_known')),
    sa.CheckConstraint('learners_per_helper > 0 AND learners_per_computer > 0', name=op.f('ck_site_planning_ratios_positive')),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_site_planning_site_id_sites'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('site_id', name=op.f('pk_site_planning'))
    )
    op.create_table('timetable_runs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('rounds', sa.Integer(), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('penalty', sa.Integer(), nullable=True),
    sa.Column('first_penalty', sa.Integer(), nullable=True),
    sa.Column('placed', sa.Integer(), nullable=True),
    sa.Column('wanted', sa.Integer(), nullable=True),
    sa.Column('stop', sa.Boolean(), nullable=False),
    sa.Column('outcome', sa.JSON(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('plan', 'repair')", name=op.f('ck_timetable_runs_kind_known')),
    sa.CheckConstraint("state IN ('asked', 'found', 'published', 'put-aside')", name=op.f('ck_timetable_runs_state_known')),
    sa.CheckConstraint('last_day >= first_day', name=op.f('ck_timetable_runs_ends_after_start')),
    sa.CheckConstraint('rounds >= 0 AND done >= 0', name=op.f('ck_timetable_runs_rounds_positive')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['people.id'], name=op.f('fk_timetable_runs_asked_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_timetable_runs_site_id_sites'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable_runs'))
    )
    with op.batch_alter_table('timetable_runs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_timetable_runs_site_id'), ['site_id'], unique=False)

    op.create_table('travel_limits',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('last_service', sa.Time(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes BETWEEN 0 AND 240', name=op.f('ck_travel_limits_minutes_known')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_travel_limits_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_travel_limits'))
    )
    op.create_table('closures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('site_id', sa.Integer(), nullable=False),
    sa.Column('room_id', sa.Integer(), nullable=True),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('because', sa.String(length=200), nullable=False),
    sa.CheckConstraint('last_day >= first_day', name=op.f('ck_closures_ends_after_start')),
    sa.ForeignKeyConstraint(['room_id'], ['rooms.id'], name=op.f('fk_closures_room_id_rooms'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['site_id'], ['sites.id'], name=op.f('fk_closures_site_id_sites'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_closures'))
    )
    with op.batch_alter_table('closures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_closures_room_id'), ['room_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_closures_site_id'), ['site_id'], unique=False)

    op.create_table('cohort_wishes',
    sa.Column('cohort_id', sa.Integer(), nullable=False),
    sa.Column('not_before', sa.Date(), nullable=True),
    sa.Column('not_after', sa.Date(), nullable=True),
    sa.Column('computers', sa.Integer(), nullable=True),
    sa.Column('step_free', sa.Boolean(), nullable=False),
    sa.CheckConstraint('computers IS NULL OR computers >= 0', name=op.f('ck_cohort_wishes_computers_positive')),
    sa.CheckConstraint('not_after IS NULL OR not_before IS NULL OR not_after >= not_before', name=op.f('ck_cohort_wishes_in_order')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohorts.id'], name=op.f('fk_cohort_wishes_cohort_id_cohorts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('cohort_id', name=op.f('pk_cohort_wishes'))
    )
    op.create_table('room_windows',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('room_id', sa.Integer(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('opens', sa.Time(), nullable=False),
    sa.Column('closes', sa.Time(), nullable=False),
    sa.CheckConstraint('closes > opens', name=op.f('ck_room_windows_closes_after_it_opens')),
    sa.CheckConstraint('weekday BETWEEN 0 AND 6', name=op.f('ck_room_windows_weekday_known')),
    sa.ForeignKeyConstraint(['room_id'], ['rooms.id'], name=op.f('fk_room_windows_room_id_rooms'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_room_windows'))
    )
    with op.batch_alter_table('room_windows', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_room_windows_room_id'), ['room_id'], unique=False)

    op.create_table('session_locks',
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('locked_by_id', sa.Integer(), nullable=True),
    sa.Column('locked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['locked_by_id'], ['people.id'], name=op.f('fk_session_locks_locked_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_session_locks_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('session_id', name=op.f('pk_session_locks'))
    )
    op.create_table('session_staff',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=12), nullable=False),
    sa.CheckConstraint("part IN ('trainer', 'volunteer')", name=op.f('ck_session_staff_part_known')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_session_staff_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['class_sessions.id'], name=op.f('fk_session_staff_session_id_class_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_staff')),
    sa.UniqueConstraint('session_id', 'person_id', name=op.f('uq_session_staff_session_id_person_id'))
    )
    with op.batch_alter_table('session_staff', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_staff_person_id'), ['person_id'], unique=False)

    op.add_column('rooms', sa.Column('lender', sa.String(length=120), server_default='', nullable=False))
    op.add_column('rooms', sa.Column('keys', sa.String(length=200), server_default='', nullable=False))


def downgrade() -> None:
    op.drop_column('rooms', 'keys')
    op.drop_column('rooms', 'lender')
    with op.batch_alter_table('session_staff', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_staff_person_id'))

    op.drop_table('session_staff')
    op.drop_table('session_locks')
    with op.batch_alter_table('room_windows', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_room_windows_room_id'))

    op.drop_table('room_windows')
    op.drop_table('cohort_wishes')
    with op.batch_alter_table('closures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_closures_site_id'))
        batch_op.drop_index(batch_op.f('ix_closures_room_id'))

    op.drop_table('closures')
    op.drop_table('travel_limits')
    with op.batch_alter_table('timetable_runs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_timetable_runs_site_id'))

    op.drop_table('timetable_runs')
    op.drop_table('site_planning')
    op.drop_table('qualifications')
    with op.batch_alter_table('days_away', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_days_away_day'))

    op.drop_table('days_away')
    with op.batch_alter_table('availabilities', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_availabilities_told_at'))

    op.drop_table('availabilities')
    with op.batch_alter_table('school_holidays', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_school_holidays_zone'))

    op.drop_table('school_holidays')
