"""What people may send about a call, and about how a learner is reached."""

from wtforms import BooleanField, EmailField, RadioField, StringField, TelField
from wtforms.validators import InputRequired, Length

from lms.core.checks import LOOKS_LIKE_EMAIL
from lms.core.forms import Form, choices
from lms.i18n import lazy
from lms.messages.operations import Contact


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

    def one_of_many(self, mark: int) -> "CallForm":
        """This form, its labels and errors tied to its own fields: each person to call has one."""
        for field in self:
            field.id = field.label.field_id = f"{field.name}-{mark}"
        return self


class ReachForm(Form):
    """How a learner wishes to be reached, written down by somebody who teaches."""

    channel = RadioField(
        lazy("How are they reminded of their evenings?"),
        choices=choices(
            [
                ("sms", lazy("By SMS")),
                ("email", lazy("By e-mail")),
                ("call", lazy("No message. Somebody may call.")),
            ]
        ),
        default="call",
    )
    phone = TelField(lazy("Their phone number"), [Length(max=40)])
    email = EmailField(lazy("Their e-mail address"), [Length(max=200), LOOKS_LIKE_EMAIL])
    care = RadioField(
        lazy("When somebody calls them"),
        choices=choices(
            [
                ("none", lazy("They may be called, and a message left.")),
                ("no-message", lazy("They may be called. Leave no message: others hear it.")),
                ("no-call", lazy("They are not to be called.")),
            ]
        ),
        default="none",
    )
    agreed = BooleanField(lazy("I asked this person, and they agree to receive these messages."))

    def contact(self) -> Contact:
        """What was written."""
        known = self.values()
        return Contact(known["phone"], known["email"], known["channel"], known["care"])
