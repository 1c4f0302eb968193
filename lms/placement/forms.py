"""What people may send about placements: whom to place, an answer, a decision."""

from collections.abc import Iterable
from typing import Any

from flask import request
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from lms.accounts.models import Person
from lms.accounts.operations import NewPerson
from lms.catalogue.values import Question
from lms.core.forms import Form, choices
from lms.i18n import lazy
from lms.i18n.languages import LANGUAGES
from lms.learning import grading

NEWCOMER = 0


class StartForm(Form):
    """Somebody known, or somebody new."""

    person = SelectField(lazy("Person"), coerce=int, default=NEWCOMER)
    chosen_name = StringField(lazy("Name of the new person"), [Length(max=300)])
    language = SelectField(lazy("Language of the pages"), default="fr")
    another = BooleanField(lazy("Yes, this is another person of the same name"))

    def offer(self, people: Iterable[Person]) -> None:
        """Offer these people, and the languages of the interface."""
        known = [(person.id, person.chosen_name) for person in people]
        self.person.choices = choices([(NEWCOMER, lazy("Somebody new")), *known])
        self.language.choices = choices((code, language.name) for code, language in LANGUAGES.items())

    @property
    def newcomer(self) -> NewPerson:
        """Who is new."""
        return NewPerson(chosen_name=self.values()["chosen_name"] or "", language=self.language.data)


class ItemForm(Form):
    """The answer to an item, or "I don't know"; its fields depend on the kind of question."""

    item = HiddenField()
    unsure = StringField()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.typed = request.form.to_dict(flat=False) if self.is_submitted() else {}

    @property
    def given(self) -> list[str] | None:
        """What is answered; None is "I don't know"."""
        return None if self.unsure.data else grading.read(self.question, self.typed)

    def validate(self, extra_validators: Any = None) -> bool:
        """An answer that can be kept."""
        right = bool(super().validate(extra_validators))
        given = self.given
        objection = grading.objection(self.question, given) if given is not None else None
        if objection:
            self._object(objection)
        return right and not objection


class DecisionForm(Form):
    """The level a trainer decides."""

    level = RadioField(lazy("Level"), [InputRequired(lazy("Choose a level."))], choices=[])
    reason = TextAreaField(lazy("Why"), [Length(max=1000)])

    def offer(self, levels: Iterable[tuple[str, str]]) -> None:
        """Offer these levels, each with what it is called."""
        self.level.choices = choices(levels)


class JoinForm(Form):
    """The cohort somebody joins."""

    cohort = HiddenField(validators=[InputRequired()])


class NothingForm(Form):
    """A button alone."""
