"""What a trainer sends when they sign a checklist."""

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import AnyOf, Length, Optional

from lms.catalogue.practice import Exercise
from lms.core.forms import Boxes, Form, choices
from lms.i18n import lazy
from lms.learning.observing.queries import Signed

NEXT, STAY = "next", "stay"


class SigningForm(Form):
    """A checklist: what was seen, a word for the person, and the row that was there before."""

    seen = Boxes(lazy("What you saw"))
    comment = TextAreaField(lazy("A word for the person"), [Length(max=1000)])
    last = IntegerField(validators=[Optional()], default=0)
    then = StringField(validators=[Optional(), AnyOf((NEXT, STAY))])

    def offer(self, exercise: Exercise, before: Signed | None) -> None:
        """Offer the checklist; ticked is what was seen before, unless something was just sent."""
        self.seen.choices = choices((criterion.id, criterion.text) for criterion in exercise.checklist)
        if not self.is_submitted():
            self.seen.data = before.ticked if before else []
            self.last.data = before.id if before else 0
