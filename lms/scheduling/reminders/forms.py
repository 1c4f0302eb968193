"""What people may send about a call."""

from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from lms.core.forms import Form, choices
from lms.i18n import lazy


class CallForm(Form):
    """What was said."""

    heard = RadioField(
        lazy("What was said"),
        [InputRequired(lazy("Choose one answer."))],
        choices=choices(
            [
                ("comes", lazy("They come")),
                ("cannot", lazy("They cannot come")),
                ("message-left", lazy("Message left")),
                ("no-answer", lazy("Nobody answered")),
                ("wrong-number", lazy("Not the right number")),
            ]
        ),
    )
    words = StringField(lazy("A word for the team (nothing on health or family)"), [Length(max=200)])
