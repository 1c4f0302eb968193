"""Sending a course package: checked whole, refused with what to correct, or taken in to be looked at."""

from flask import flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.authoring import operations
from lms.authoring.at_hand import library
from lms.authoring.forms import PackageForm
from lms.authoring.operations import Received
from lms.authoring.routes import authoring
from lms.core.gate import PLANNERS, only, slow_first
from lms.core.pages import page
from lms.i18n import _


@authoring.route("/courses/send", methods=["GET", "POST"])
@only(*PLANNERS)
@slow_first
def send_package() -> AnyResponse:
    """Send the zip of a course folder."""
    form, received = PackageForm(), Received(None)
    if form.sent():
        with form.refusals():
            received = operations.receive(g.user, form.file.data.read(), library())
        if received.package_id is not None:
            new = _("This course has no fault. Look at it, then publish it.")
            flash(_("This version was sent before: here it is.") if received.known else new, "good")
            return redirect(url_for(".show_package", package_id=received.package_id), 303)
    status = 422 if received.faults else form.status
    return page("authoring/send.html", status, form=form, faults=received.faults, advice=received.advice)
