"""For trainers and coordinators: open the exam, see who sits it, stop the clock, take a sitting out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import Response, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Site
from lms.catalogue import queries as catalogue
from lms.catalogue.exam import Exam
from lms.cohorts.access import cohort_for
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _, ngettext
from lms.learning.exams import access, board, queries
from lms.learning.exams.forms import OpenForm, PressedForm, ReasonForm
from lms.learning.exams.operations import conducting as operations
from lms.learning.exams.routes import exams
from lms.learning.exams.values import ExamPaper, Summary

EXAM = "/cohorts/<int:cohort_id>/exam"
SITTING = f"{EXAM}/sittings/<int:sitting_id>"
CONDUCTS = ("trainer", *PLANNERS)
A_SESSION = timedelta(hours=2)


def cohort_and_exam(cohort_id: int) -> tuple[Cohort, Exam | None]:
    """A cohort one reaches, or 404; and the exam of its course, if it has one."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    course = catalogue.course(cohort.course)
    return cohort, course.exam if course else None


def paper_of(cohort_id: int, sitting_id: int) -> tuple[Cohort, ExamPaper]:
    """A cohort one reaches and a sitting of somebody in it, or 404."""
    cohort, _exam = cohort_and_exam(cohort_id)
    return cohort, access.paper_in(cohort, sitting_id) or abort(404)


def zone_of(cohort: Cohort) -> str:
    """The time zone where the cohort meets."""
    return db.session.get_one(Site, cohort.site_id).timezone


def _back(cohort_id: int) -> AnyResponse:
    return redirect(url_for(".show_board", cohort_id=cohort_id), 303)


@exams.get(EXAM)
@only(*CONDUCTS)
def show_board(cohort_id: int) -> AnyResponse:
    """When it is open, who sits now, and the marks of those who have."""
    cohort, exam = cohort_and_exam(cohort_id)
    candidates = queries.candidates_of(cohort_id)
    return page(
        "exams/board.html",
        cohort=cohort,
        exam=exam,
        openings=queries.openings_of(cohort_id, now()),
        now=now(),
        sitting=board.sitting_now(candidates, now()),
        lines=board.lines(candidates, now()),
        means=board.means(candidates),
        areas=board.areas(candidates, exam),
        candidates=candidates,
        timezone=zone_of(cohort),
    )


@exams.get(f"{EXAM}/marks.csv")
@only(*CONDUCTS)
def marks_file(cohort_id: int) -> Response:
    """The same marks as a spreadsheet."""
    cohort, exam = cohort_and_exam(cohort_id)
    text = board.spreadsheet(queries.candidates_of(cohort_id), exam, now(), zone_of(cohort))
    answer = Response(text, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="exam-{cohort_id}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@exams.route(f"{EXAM}/open", methods=["GET", "POST"])
@only(*CONDUCTS)
def open_exam(cohort_id: int) -> AnyResponse:
    """Open the exam to the cohort or to one learner: watched over or alone, from when to when."""
    cohort, exam = cohort_and_exam(cohort_id)
    if exam is None:
        return _back(cohort_id)
    zone = zone_of(cohort)
    begins = now().astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0, microsecond=0)
    form = OpenForm(opens=begins, closes=begins + A_SESSION)
    form.offer(queries.learners_of(cohort), queries.watchers_of(cohort) | {g.user.id: g.user.name})
    if form.sent():
        with form.refusals():
            operations.open_exam(g.user, cohort, form.wanted(zone))
            flash(
                _("The exam is open at the hour you chose. Learners find it on the page of their course."),
                "good",
            )
            return _back(cohort_id)
    return page("exams/open.html", form.status, form=form, cohort=cohort, exam=exam)


@exams.post(f"{EXAM}/openings/<int:opening_id>/close")
@only(*CONDUCTS)
def close_opening(cohort_id: int, opening_id: int) -> AnyResponse:
    """Nobody may start any more; who has started goes on."""
    cohort, _exam = cohort_and_exam(cohort_id)
    opening = access.opening_in(cohort, opening_id) or abort(404)
    if PressedForm().sent():
        operations.close_opening(g.user, opening)
        flash(_("The exam is closed. Those who have begun can finish."), "good")
    return _back(cohort_id)


@exams.route(f"{EXAM}/stop", methods=["GET", "POST"])
@only(*CONDUCTS)
def stop_all(cohort_id: int) -> AnyResponse:
    """Stop the clock of everybody who sits now: a power cut, an alarm."""
    cohort, _exam = cohort_and_exam(cohort_id)
    return _stop(cohort, _under_way(cohort_id), "")


@exams.route(f"{SITTING}/stop", methods=["GET", "POST"])
@only(*CONDUCTS)
def stop_one(cohort_id: int, sitting_id: int) -> AnyResponse:
    """Stop the clock of one learner."""
    cohort, paper = paper_of(cohort_id, sitting_id)
    return _stop(cohort, [paper], queries.person_under(paper.enrolment_id).chosen_name)


def _stop(cohort: Cohort, sittings: list[Summary] | list[ExamPaper], name: str) -> AnyResponse:
    form = ReasonForm()
    if form.sent():
        stopped = operations.stop_clocks(g.user, sittings, form.values()["reason"])
        said = ngettext("%(n)s clock is stopped.", "%(n)s clocks are stopped.", stopped)
        flash(said, "good")
        return _back(cohort.id)
    return page("exams/stop.html", form.status, form=form, cohort=cohort, name=name)


@exams.post(f"{EXAM}/go-on")
@only(*CONDUCTS)
def go_on_all(cohort_id: int) -> AnyResponse:
    """Let every stopped clock go on."""
    cohort_and_exam(cohort_id)
    return _go_on(cohort_id, _under_way(cohort_id))


@exams.post(f"{SITTING}/go-on")
@only(*CONDUCTS)
def go_on_one(cohort_id: int, sitting_id: int) -> AnyResponse:
    """Let the clock of one learner go on."""
    _cohort, paper = paper_of(cohort_id, sitting_id)
    return _go_on(cohort_id, [paper])


def _go_on(cohort_id: int, sittings: list[Summary] | list[ExamPaper]) -> AnyResponse:
    if PressedForm().sent():
        moved = operations.let_go_on(g.user, sittings)
        flash(ngettext("%(n)s clock goes on.", "%(n)s clocks go on.", moved), "good")
    return _back(cohort_id)


def _under_way(cohort_id: int) -> list[Summary]:
    candidates = queries.candidates_of(cohort_id)
    return [each for candidate in candidates for each in candidate.sittings if each.under_way(now())]


@exams.route(f"{SITTING}/cancel", methods=["GET", "POST"])
@only(*CONDUCTS)
def cancel(cohort_id: int, sitting_id: int) -> AnyResponse:
    """Take a sitting out, with a reason its learner reads."""
    cohort, paper = paper_of(cohort_id, sitting_id)
    form = ReasonForm()
    if form.sent():
        with form.refusals():
            operations.cancel(g.user, paper, form.values()["reason"])
            flash(_("The sitting is cancelled. It counts neither as a mark nor as an attempt."), "good")
            return _back(cohort_id)
    name = queries.person_under(paper.enrolment_id).chosen_name
    return page("exams/cancel.html", form.status, form=form, cohort=cohort, paper=paper, name=name)
