"""The doors to the timetables of all sites: asked for at once, each published by itself."""

from flask import Blueprint, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.clock import now
from lms.core.gate import only
from lms.core.pages import page
from lms.i18n import _, ngettext
from lms.scheduling.plans import network as operations
from lms.scheduling.plans import showing
from lms.scheduling.plans.forms import TermForm

network = Blueprint("network", __name__)


@network.route("/timetables", methods=["GET", "POST"])
@only("administrator")
def timetables() -> AnyResponse:
    """How far the timetable of each site is; ask for all of them."""
    form = TermForm.from_tomorrow(now().date())
    if form.sent():
        with form.refusals():
            asked, not_asked = operations.ask_for_network(g.user, form.term())
            _tell(asked, not_asked)
            return redirect(url_for("network.timetables"), 303)
    lines = operations.network_of(g.user)
    searching = sum(line.run is not None and line.run.state == "asked" for line in lines)
    answer = page("plans/network.html", form.status, form=form, lines=lines, searching=searching)
    if searching and not form.errors:
        answer.headers["Refresh"] = showing.LOOK_AGAIN
    return answer


def _tell(asked: int, not_asked: dict[str, str]) -> None:
    flash(ngettext("%(n)s timetable is asked for.", "%(n)s timetables are asked for.", asked), "good")
    for site, sentence in not_asked.items():
        flash(_("%(site)s: %(reason)s", site=site, reason=sentence), "care")
