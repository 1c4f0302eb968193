"""What people may send about how they are reached."""

from wtforms import EmailField, RadioField, StringField, TelField
from wtforms.validators import Length

from lms.core.checks import LOOKS_LIKE_EMAIL
from lms.core.forms import Form, choices
from lms.i18n import lazy


class ContactForm(Form):
    """How I wish to be reached."""

    channel = RadioField(
        lazy("How do we remind you of your evenings?"),
        choices=choices(
            [
                ("sms", lazy("By SMS")),
                ("email", lazy("By e-mail")),
                ("call", lazy("No message. My trainer may call me.")),
            ]
        ),
        default="call",
    )
    phone = TelField(lazy("My phone number"), [Length(max=40)])
    email = EmailField(lazy("My e-mail address"), [Length(max=200), LOOKS_LIKE_EMAIL])
    care = RadioField(
        lazy("If somebody calls"),
        choices=choices(
            [
                ("none", lazy("You may call me and leave a message.")),
                ("no-message", lazy("You may call me. Leave no message: others hear it.")),
                ("no-call", lazy("Do not call me.")),
            ]
        ),
        default="none",
    )


class ByHandForm(Form):
    """I sent this message myself."""

    seen = StringField(validators=[Length(max=1)])
