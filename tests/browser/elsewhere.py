"""Pages that walking from link to link does not meet, each with the test that asks axe-core about it.

`open_page` holds these tests to it: one that no longer asks about a page named here fails.
"""

QUIZ = "/learning/#/attempts/#"

MET_BY = {
    "test_a_quiz_has_no_barrier_from_its_first_question_to_its_result": {
        QUIZ,
        f"{QUIZ}/questions/#",
        f"{QUIZ}/questions/#/feedback",
    },
    "test_the_clock_speaks_at_5_and_1_minutes_and_sends_what_is_written_when_time_is_up": {f"{QUIZ}/hand-in"},
    "test_a_placement_has_no_barrier_from_the_welcome_desk_to_its_thanks": {
        "/handed-placement",
        "/handed-placement/questions/#",
    },
    "test_a_placement_of_ones_own_has_no_barrier": {"/my-placement/#", "/my-placement/#/questions/#"},
    "test_exams_and_checklists_have_no_barrier": {
        "/learning/#/exam",
        "/learning/#/exam/#",
        "/learning/#/exam/#/questions/#",
        "/learning/#/exam/#/hand-in",
        "/learning/#/exam/#/result",
        "/learning/#/observations",
        "/cohorts/#/exam",
        "/cohorts/#/exam/open",
        "/cohorts/#/exam/stop",
        "/cohorts/#/exam/sittings/#",
        "/cohorts/#/exam/sittings/#/stop",
        "/cohorts/#/exam/sittings/#/cancel",
        "/cohorts/#/exam/bookings/#",
        "/cohorts/#/exam/bookings/#/#",
        "/cohorts/#/exam/bookings/#/#/sheet",
        "/cohorts/#/observations",
        "/cohorts/#/modules/#/observations/#",
        "/cohorts/#/learners/#/modules/#/observations/#",
    },
    "test_signing_for_an_evening_has_no_barrier": {
        "/sessions/#/sign/#",
        "/sessions/#/wall",
        "/sessions/#/close",
        "/here/#/#",
    },
    "test_timetables_and_visitors_have_no_barrier": {"/timetables/#", "/sessions/#/visitors"},
    "test_a_course_that_is_sent_has_no_barrier_from_its_form_to_its_questions": {
        "/courses/packages/#",
        "/courses/packages/#/modules/#",
        "/courses/packages/#/modules/#/questions/#",
    },
    "test_a_role_meets_no_barrier_and_reaches_every_page[learner, with a certificate]": {
        "/my-certificates/#/badge"
    },
    "test_a_trainer_sees_it_again_step_by_step": {"/work/#/replay"},
    "test_those_who_teach_meet_no_barrier_in_the_work_of_a_cohort": {
        "/cohorts/#/work",
        "/cohorts/#/modules/#/exercises/#",
        "/cohorts/#/learners/#/modules/#/exercises/#",
    },
}
IN_A_FENCE = {"/preview-frame", "/learning/#/modules/#/exercises/#/preview"}
"""A frame of an exercise page, empty but for what a learner wrote: its barriers are theirs to find."""


def kinds() -> set[str]:
    """All of them."""
    return IN_A_FENCE.union(*MET_BY.values())
