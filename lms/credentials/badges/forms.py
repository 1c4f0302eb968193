"""What people may send about badges."""

from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField
from wtforms.validators import InputRequired

from lms.core.forms import Form, choices
from lms.credentials.models import SHOWN
from lms.i18n import lazy


class ShownForm(Form):
    """What somebody who checks the code of a certificate sees of its holder."""

    shown = RadioField(
        lazy("Who has the code of my certificate sees"),
        [InputRequired(lazy("Choose one of these."))],
        choices=choices((value, value) for value in SHOWN),
    )


class BadgeForm(Form):
    """A badge to check."""

    file = FileField(lazy("The file of the badge"), [FileRequired(lazy("Choose a file."))])
