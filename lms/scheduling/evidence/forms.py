"""What people may send to sign: a drawing, or the PIN that says who they are; a reason at times."""

from base64 import b64decode
from binascii import Error

from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import Length

from lms.core.forms import Form
from lms.i18n import _, lazy
from lms.scheduling.evidence.rules import MOST_BYTES, clean_drawing

_STARTS = "data:image/png;base64,"


class DrawingForm(Form):
    """A drawing made on the screen, if there is one."""

    drawn = HiddenField(validators=[Length(max=len(_STARTS) + MOST_BYTES * 4 // 3 + 4)])

    def drawing(self) -> bytes:
        """The picture sent, cleaned; empty when there is none or it is none."""
        sent = self.drawn.data or ""
        try:
            picture = (
                b64decode(sent.removeprefix(_STARTS), validate=True) if sent.startswith(_STARTS) else b""
            )
        except (Error, ValueError):
            picture = b""
        return clean_drawing(picture) or b""


class TabletForm(DrawingForm):
    """A learner signs on the trainer's device: a drawing, or their PIN."""

    pin = PasswordField(lazy("Your PIN, if you cannot draw"), [Length(max=200)])

    def ask_again(self) -> None:
        """Say that one of the two is needed."""
        self.pin.errors = [_("Draw your signature above, or write your PIN here.")]


class PhoneForm(DrawingForm):
    """A learner signs on their own phone; the ticket says when they scanned the code."""

    ticket = HiddenField()


class TrainerForm(DrawingForm):
    """Whoever taught signs, with a reason for what is odd."""

    because = StringField(lazy("The reason, for whoever checks the sheets"), [Length(max=300)])
