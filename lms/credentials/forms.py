"""What people may send about certificates."""

from flask_wtf.file import FileField, FileRequired
from wtforms import StringField, TextAreaField
from wtforms.validators import Length

from lms.core.checks import WORDS_NEEDED
from lms.core.forms import Form
from lms.i18n import lazy


class CheckForm(Form):
    """The code of a certificate, as anybody types it."""

    code = StringField(lazy("Code of the certificate"), [Length(max=80)])


class CheckFileForm(Form):
    """A certificate as a file."""

    file = FileField(lazy("The file"), [FileRequired(lazy("Choose a file."))])


class RevokeForm(Form):
    """Why a certificate is no longer valid."""

    reason = TextAreaField(lazy("Reason"), [WORDS_NEEDED, Length(max=300)], render_kw={"rows": 3})


class IssueAgainForm(Form):
    """Another version of a certificate."""

    latin_name = StringField(lazy("Name in Latin letters, to print alone"), [Length(max=300)])
