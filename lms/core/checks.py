"""What forms of several domains check of what was written."""

import re
from datetime import timedelta

from wtforms import DateField, Form
from wtforms.validators import DataRequired, InputRequired, Regexp, ValidationError

from lms.core.clock import now
from lms.i18n import lazy

NEEDED = InputRequired()
"""Something, were it a space. What is said where it is missing stands in core/form_words.py."""
WORDS_NEEDED = DataRequired()
"""Something other than spaces."""
EARLIEST, LATEST = timedelta(days=366), timedelta(days=2 * 366)
AN_EMAIL = re.compile(r"^\s*$|^\s*[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+\s*$")
"""Nothing, or what may be an e-mail address; whether somebody reads it, only a message tells."""
LOOKS_LIKE_EMAIL = Regexp(AN_EMAIL, message=lazy("Check this address: name@example.org."))


def near_in_time(_form: Form, field: DateField) -> None:
    """A day from a year ago to two years ahead: anything else is a slip of the finger."""
    today = now().date()
    if field.data and not today - EARLIEST <= field.data <= today + LATEST:
        raise ValidationError(lazy("Choose a day from one year ago to two years ahead. Check the year."))
