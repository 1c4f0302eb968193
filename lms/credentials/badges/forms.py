"""What people may send about badges."""

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
