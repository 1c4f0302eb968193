"""One evening: who is expected, who is there; and its sheet on paper."""

from flask import Response, abort, current_app, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.gate import STAFF, keeps_answer, only
from lms.core.pages import page
from lms.i18n import _, ngettext, words
from lms.scheduling import access, queries
from lms.scheduling.evidence import queries as evidence
from lms.scheduling.evidence.rules import sheet_code
from lms.scheduling.operations import attending
from lms.scheduling.plans.queries import is_locked
from lms.scheduling.register_form import register_form, row_key
from lms.scheduling.routes.blueprint import scheduling
from lms.scheduling.serving import team_at
from lms.scheduling.together import missed_together


@scheduling.route("/sessions/<int:session_id>", methods=["GET", "POST"])
@only(*STAFF)
@keeps_answer
def show_session(session_id: int) -> AnyResponse:
    """An evening and its attendance, marked in one go."""
    evening = access.session_for(g.user, session_id) or abort(404)
    lines = queries.lines(evening)
    form = register_form(evening, lines)
    if form.sent():
        with form.refusals():
            basis = form.basis(evening)
            _tell(attending.record_attendance(g.user, evening, form.marks(), row_key(), basis))
            return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
    status = form.status
    if form.is_submitted():
        form.catch_up()
    plans = access.plans_for(g.user, evening.site.id)
    return page(
        "scheduling/session.html",
        status,
        form=form,
        evening=evening,
        lines=lines,
        obstacle=attending.obstacle(g.user, evening),
        begun=not attending.too_early(evening),
        tally=queries.tallies([evening])[session_id],
        volunteers=[one.name for one in team_at(session_id, evening.cohort.id) if one.part == "volunteer"],
        plans=plans,
        locked=plans and is_locked(session_id),
        signed=evidence.signatures_of(session_id),
        register=evidence.register_of(session_id),
        missed=None if evening.cancelled else missed_together(evening.cohort.id, evening.cohort.course),
    )


def _tell(written: int) -> None:
    if written:
        flash(ngettext("%(n)s mark is saved.", "%(n)s marks are saved.", written), "good")
    else:
        flash(_("Nothing had changed."))


@scheduling.get("/sessions/<int:session_id>/sheet")
@only(*STAFF)
def print_sheet(session_id: int) -> Response:
    """The attendance sheet, on paper, in the language of the house: auditors read it."""
    evening = access.session_for(g.user, session_id) or abort(404)
    words.use(current_app.config["SETTINGS"].language)
    return page(
        "scheduling/sheet.html",
        evening=evening,
        lines=queries.lines(evening),
        course=queries.title_of(evening.cohort),
        signed=evidence.signatures_of(session_id),
        register=evidence.register_of(session_id),
        code=sheet_code(session_id),
    )
