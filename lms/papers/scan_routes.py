"""The doors of one evening's papers: its sheet as a PDF, scans of what was signed in ink, sheets by code."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.db import write_from_here
from lms.core.errors import Refused
from lms.core.gate import STAFF, only, slow_first
from lms.core.pages import page
from lms.i18n import _
from lms.papers import access, queries, scanning
from lms.papers.forms import FindForm, ScanForm
from lms.papers.rules import parsed_code
from lms.papers.serving import file_of
from lms.scheduling.access import session_for
from lms.scheduling.evidence.queries import register_of
from lms.scheduling.evidence.rules import is_sheet_code, sheet_code
from lms.scheduling.values import Evening

scans = Blueprint("scans", __name__)


@scans.get("/sessions/<int:session_id>/papers")
@only(*STAFF)
def of_session(session_id: int) -> Response:
    """An evening's papers."""
    return _shown(_evening(session_id), ScanForm(formdata=None))


def _shown(evening: Evening, form: ScanForm) -> Response:
    number = evening.session.id
    return page(
        "papers/session.html",
        form.status,
        evening=evening,
        form=form,
        code=sheet_code(number),
        register=register_of(number),
        scans=queries.scans_of(number),
        sheets=queries.sheets_of_session(number),
    )


@scans.post("/sessions/<int:session_id>/papers")
@only(*STAFF)
@slow_first
def keep(session_id: int) -> AnyResponse:
    """Keep a scan: checked and written to the disk first, then noted."""
    evening, form = _evening(session_id), ScanForm()
    if form.sent():
        with form.refusals():
            if not is_sheet_code(form.code.data or "", session_id):
                raise Refused(_("This code is not that of this evening. It stands below the title."), "code")
            kind, content = scanning.checked(form.file.data.read(scanning.MOST_BYTES + 1))
            digest = scanning.put_away(_folder(), kind, content)
            write_from_here()
            if scanning.keep_scan(g.user, evening, kind, digest, len(content)):
                flash(_("The scan is kept, and noted in the register."), "good")
            else:
                flash(_("This very scan was kept already."))
            return redirect(url_for(".of_session", session_id=session_id), 303)
    return _shown(evening, form)


@scans.get("/sessions/<int:session_id>/scans/<int:scan_id>")
@only(*STAFF)
def scan_file(session_id: int, scan_id: int) -> Response:
    """A scan: pictures are shown, a PDF is handed over, never opened within our pages."""
    _evening(session_id)
    scan = access.scan_of(session_id, scan_id) or abort(404)
    path = scanning.file_of(_folder(), scan.kind, scan.digest)
    if not path.is_file():
        raise Refused(_("The file of this scan is lost. Please scan the sheet again."))
    shown = scan.kind == "jpeg"
    answer = send_file(
        path,
        mimetype="image/jpeg" if shown else "application/pdf",
        as_attachment=not shown,
        download_name=f"feuille-{sheet_code(session_id)}-{scan.id}.{scan.kind}",
        etag=False,
    )
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@scans.get("/sheets")
@only(*STAFF)
def find() -> AnyResponse:
    """The evening whose printed sheet carries a code."""
    typed = request.args.get("code", "")
    form = FindForm(formdata=None, code=typed[:20])
    if typed:
        evening = _found(typed)
        if evening:
            return redirect(url_for(".of_session", session_id=evening.session.id))
        form.code.errors = [_("No sheet of yours has this code. Check each letter and digit.")]
    return page("papers/find.html", form.status, form=form)


def _found(typed: str) -> Evening | None:
    parsed = parsed_code(typed)
    if parsed is None or not is_sheet_code(parsed[1], parsed[0]):
        return None
    return session_for(g.user, parsed[0])


@scans.get("/sessions/<int:session_id>/sheets/<int:paper_id>")
@only(*STAFF)
def sheet_file(session_id: int, paper_id: int) -> Response:
    """The PDF of an evening's sheet."""
    _evening(session_id)
    return file_of(access.sheet_of_session(session_id, paper_id) or abort(404))


def _evening(session_id: int) -> Evening:
    return session_for(g.user, session_id) or abort(404)


def _folder() -> Path:
    folder: Path = current_app.config["SETTINGS"].documents
    return folder
