"""Reading evenings and attendance: what other domains ask for is named here."""

from lms.scheduling.queries.coming import (
    evenings_of_cohort,
    next_session_for,
    rooms_of,
    seats,
    site_of,
    spans,
    title_of,
)
from lms.scheduling.queries.hours import (
    absent_twice,
    attendance_summaries,
    attendance_summary,
    attended_spans,
    evenings_attended,
    made_up,
    minutes_attended,
    minutes_by_way,
)
from lms.scheduling.queries.registers import lines, tallies

__all__ = [
    "absent_twice",
    "attendance_summaries",
    "attendance_summary",
    "attended_spans",
    "evenings_attended",
    "evenings_of_cohort",
    "lines",
    "made_up",
    "minutes_attended",
    "minutes_by_way",
    "next_session_for",
    "rooms_of",
    "seats",
    "site_of",
    "spans",
    "tallies",
    "title_of",
]
