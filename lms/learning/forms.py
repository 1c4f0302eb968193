"""What a learner may send: an answer, in the way its question is answered."""

from typing import Any

from flask import request
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField
from wtforms.validators import AnyOf

from lms.catalogue.values import Question
from lms.core.forms import Form
from lms.i18n import lazy
from lms.learning import grading


class AnswerForm(Form):
    """The answer to one question; its fields depend on the kind of question."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.typed = request.form.to_dict(flat=False) if self.is_submitted() else {}
        self.given = grading.read(question, self.typed)

    def validate(self, extra_validators: Any = None) -> bool:
        """An answer that can be marked."""
        right = bool(super().validate(extra_validators))
        if objection := grading.objection(self.question, self.given):
            self._object(objection)
        return right and not objection


class NothingForm(Form):
    """A button alone."""


class ConfirmationForm(Form):
    """A trainer's word, given or taken back."""

    seen = StringField(validators=[AnyOf(("yes", "no"))])


class QuestionsFileForm(Form):
    """A file of questions of another platform."""

    file = FileField(lazy("The file of questions"), [FileRequired(lazy("Choose a file."))])
