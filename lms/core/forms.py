"""The form all forms are made of: one-time key, and refusals shown where they belong."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import g, request
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import SelectChoice, SelectMultipleField, widgets

from lms.core.errors import Refused
from lms.core.form_words import Words
from lms.i18n import _

WORDS = Words()


def choices(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """What a select or a list of boxes offers, from (value, label) pairs."""
    return [SelectChoice(value, label) for value, label in pairs]


class Boxes(SelectMultipleField):  # type: ignore[misc]  # WTForms ships no types
    """A list of boxes to tick, usable without a keyboard trick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form. `sent()` is true when it was posted and is right; otherwise `status` says what to answer."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        csrf = False  # core/web.py has checked it for every form alike

        def get_translations(self, _form: "Form") -> Words:
            return WORDS

    def sent(self) -> bool:
        """Posted, right, and not an old page sent again with other words."""
        right = bool(self.validate_on_submit())
        if self.is_submitted() and g.get("once_spent"):
            self._object(_("This page was already sent once. Check what you wrote, then send it again."))
            return False
        return not self._too_large() and right

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is right; of what cannot be read, only that is said: its size is not known."""
        right = bool(super().validate(extra_validators))
        for field in self:
            if field.process_errors and list(field.errors)[:1] == list(field.process_errors)[:1]:
                field.errors = list(field.errors)[:1]
        return right

    def _too_large(self) -> bool:
        """Whether a file was let go, being too big: said by its field; the others keep what they hold."""
        if not getattr(request, "too_large", False):
            return False
        sentence = _("This file is too big. Choose a smaller one: a photo can be made smaller on the phone.")
        fields = [field for field in self if isinstance(field, FileField) and field.data]
        for field in fields:
            field.errors = [sentence]
        if not fields:
            self._object(sentence)
        return True

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Show a refusal of the operation inside by its field, or above the form."""
        try:
            yield
        except Refused as refused:
            field = self._fields.get(refused.field) if refused.field else None
            if field is None:
                self._object(refused.sentence)
            else:
                field.errors = [*field.errors, refused.sentence]

    def _object(self, sentence: str) -> None:
        self.form_errors: list[str] = [*self.form_errors, sentence]

    @property
    def status(self) -> int:
        """HTTP status of the page that shows this form."""
        return 422 if self.errors else 200

    def values(self) -> dict[str, Any]:
        """What was typed, by field, without spaces around it."""
        return {name: value.strip() if isinstance(value, str) else value for name, value in self.data.items()}
