"""What people may send about the look of a site's documents."""

from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.validators import Length
from wtforms.widgets import ColorInput

from lms.core.forms import Form, choices
from lms.credentials.models import COMPLETION, END_OF_TRAINING, PASSPORT, REALISATION
from lms.i18n import lazy


class LookForm(Form):
    """The look of a site's documents, and which of them to show. `kept` is the logo already sent."""

    logo = FileField(lazy("Logo"))
    kept = HiddenField()
    no_logo = BooleanField(lazy("No logo"))
    ink = StringField(lazy("Colour of the words"), [Length(max=7)], widget=ColorInput())
    accent = StringField(lazy("Second colour"), [Length(max=7)], widget=ColorInput())
    signatory = StringField(lazy("Who signs"), [Length(max=300)])
    signatory_title = StringField(lazy("Their title"), [Length(max=200)])
    provider = StringField(lazy("Name of the training body"), [Length(max=200)])
    registration = StringField(lazy("Line under its name"), [Length(max=300)])
    nature = StringField(lazy("Nature of the training"), [Length(max=200)])
    design = SelectField(
        lazy("Document to look at"),
        choices=choices(
            [
                (COMPLETION, lazy("Certificate")),
                (END_OF_TRAINING, lazy("End-of-training statement")),
                (REALISATION, lazy("Statement of hours done")),
                (PASSPORT, lazy("Skills passport")),
            ]
        ),
        default=COMPLETION,
    )
