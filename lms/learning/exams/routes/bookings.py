"""Booking sheets for the real exam, kept beside our own marks and never mixed with them."""

from flask import abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.cohorts.access import enrolment_for
from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.queries import today_at
from lms.core.gate import only
from lms.core.pages import page
from lms.i18n import _
from lms.learning.exams import access, queries
from lms.learning.exams.forms import RESULTS, BookingForm
from lms.learning.exams.models import ExamBooking
from lms.learning.exams.operations.booking import note_booking
from lms.learning.exams.routes import exams
from lms.learning.exams.routes.conducting import CONDUCTS, cohort_and_exam

BOOKINGS = "/cohorts/<int:cohort_id>/exam/bookings/<int:enrolment_id>"
BOOKING = f"{BOOKINGS}/<int:booking_id>"


def _learner(cohort_id: int, enrolment_id: int) -> tuple[Cohort, Enrolment]:
    cohort, _exam = cohort_and_exam(cohort_id)
    enrolment = enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort.id:
        abort(404)
    return cohort, enrolment


@exams.route(BOOKINGS, methods=["GET", "POST"])
@only(*CONDUCTS)
def bookings(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """The bookings of a learner, and a form for one more."""
    cohort, enrolment = _learner(cohort_id, enrolment_id)
    return _booking_page(cohort, enrolment, None)


@exams.route(BOOKING, methods=["GET", "POST"])
@only(*CONDUCTS)
def change_booking(cohort_id: int, enrolment_id: int, booking_id: int) -> AnyResponse:
    """Correct a booking, or note what came of it."""
    cohort, enrolment = _learner(cohort_id, enrolment_id)
    return _booking_page(cohort, enrolment, access.booking_under(enrolment, booking_id) or abort(404))


def _booking_page(cohort: Cohort, enrolment: Enrolment, booking: ExamBooking | None) -> AnyResponse:
    form = BookingForm(obj=booking)
    if form.sent():
        with form.refusals():
            note_booking(g.user, enrolment, form.facts(), today_at(cohort), booking)
            flash(_("The booking is noted."), "good")
            return redirect(url_for(".bookings", cohort_id=cohort.id, enrolment_id=enrolment.id), 303)
    return page(
        "exams/bookings.html",
        form.status,
        form=form,
        cohort=cohort,
        enrolment=enrolment,
        booking=booking,
        name=queries.person_under(enrolment.id).chosen_name,
        bookings=queries.bookings_of(enrolment.id),
        results=RESULTS,
    )


@exams.get(f"{BOOKING}/sheet")
@only(*CONDUCTS)
def booking_sheet(cohort_id: int, enrolment_id: int, booking_id: int) -> AnyResponse:
    """The sheet to print: what the centre asks for, and nothing of our marks."""
    cohort, enrolment = _learner(cohort_id, enrolment_id)
    booking = access.booking_under(enrolment, booking_id) or abort(404)
    person = queries.person_under(enrolment.id)
    return page("exams/booking_sheet.html", cohort=cohort, booking=booking, person=person, results=RESULTS)
