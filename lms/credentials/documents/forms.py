"""What people may send about the documents of the end of a training."""

from wtforms import StringField
from wtforms.validators import Length

from lms.core.forms import Form
from lms.i18n import lazy


class EmployerForm(Form):
    """Who somebody works for."""

    employer = StringField(lazy("Employer, as it is printed"), [Length(max=200)])
