"""Publishing a package, withdrawing it, removing one that was never published."""

from flask import abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.authoring import operations, queries
from lms.authoring.at_hand import library
from lms.authoring.forms import PackageButtonForm, PublishForm
from lms.authoring.routes import authoring
from lms.authoring.routes.looking import PACKAGE, package_and_course, package_page
from lms.core.errors import Refused
from lms.core.gate import PLANNERS, only, slow_first
from lms.i18n import _


@authoring.post(f"{PACKAGE}/publish")
@only(*PLANNERS)
@slow_first
def publish(package_id: int) -> AnyResponse:
    """Teach from this package from now on."""
    package, course = package_and_course(package_id)
    form = PublishForm()
    if form.sent():
        with form.refusals():
            operations.publish(g.user, package, library(), replacing=form.replacing.data)
            flash(_("This version is taught from now on."), "good")
            return redirect(url_for(".show_package", package_id=package_id), 303)
    return package_page(package, course, form)


@authoring.post(f"{PACKAGE}/withdraw")
@only(*PLANNERS)
def withdraw(package_id: int) -> AnyResponse:
    """Teach no longer from this package."""
    package = queries.package(package_id) or abort(404)
    if not PackageButtonForm().sent():
        abort(400)
    try:
        operations.withdraw(g.user, package, library())
        flash(_("This version is withdrawn. The one before it is taught again."), "good")
    except Refused as refused:
        flash(refused.sentence, "care")
    return redirect(url_for(".show_package", package_id=package_id), 303)


@authoring.post(f"{PACKAGE}/remove")
@only(*PLANNERS)
def remove(package_id: int) -> AnyResponse:
    """Throw away a package that was never published."""
    package = queries.package(package_id) or abort(404)
    if not PackageButtonForm().sent():
        abort(400)
    try:
        operations.remove(g.user, package, library())
        flash(_("This package is removed."), "good")
    except Refused as refused:
        flash(refused.sentence, "care")
        return redirect(url_for(".show_package", package_id=package_id), 303)
    return redirect(url_for(".list_courses"), 303)
