"""What people may send about cohorts and those who are in them."""

from datetime import date

from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import DateField, EmailField, SearchField, TelField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, ValidationError

from lms.accounts.operations import NewPerson
from lms.cohorts import rules
from lms.core.checks import LOOKS_LIKE_EMAIL, NEEDED, WORDS_NEEDED
from lms.core.clock import now
from lms.core.forms import Boxes, Form, choices
from lms.i18n import lazy
from lms.i18n.languages import LANGUAGES

GENDERS = [
    ("not-said", lazy("Not said")),
    ("woman", lazy("Woman")),
    ("man", lazy("Man")),
    ("non-binary", lazy("Non-binary")),
]


class CohortForm(Form):
    """A cohort."""

    site = SelectField(lazy("Site"), coerce=int)
    course = SelectField(lazy("Course"))
    name = StringField(lazy("Name of the cohort"), [WORDS_NEEDED, Length(max=120)])
    capacity = IntegerField(
        lazy("Places"), [NEEDED, NumberRange(1, 60, lazy("Choose a number from 1 to 60."))], default=12
    )
    women_only = BooleanField(lazy("For women only"))


class CohortChangeForm(Form):
    """What may change in a cohort."""

    name = StringField(lazy("Name of the cohort"), [WORDS_NEEDED, Length(max=120)])
    capacity = IntegerField(
        lazy("Places"), [NEEDED, NumberRange(1, 60, lazy("Choose a number from 1 to 60."))]
    )
    women_only = BooleanField(lazy("For women only"))


class CohortStaffForm(Form):
    """Who teaches and who helps."""

    trainers = Boxes(lazy("Trainers"), coerce=int)
    volunteers = Boxes(lazy("Volunteers"), coerce=int)


class PersonForm(Form):
    """What is known of somebody. One word is a name; only the name is needed."""

    chosen_name = StringField(lazy("Name"), [WORDS_NEEDED, Length(max=300)])
    legal_name = StringField(lazy("Official name, for the certificate, if it is another"), [Length(max=300)])
    native_name = StringField(lazy("Name in its own script"), [Length(max=300)])
    gender = SelectField(lazy("Gender"), choices=choices(GENDERS))
    birth = StringField(lazy("Born on"), [Length(max=20)])
    phone = TelField(lazy("Phone"), [Length(max=40)])
    email = EmailField(lazy("E-mail"), [Length(max=200), LOOKS_LIKE_EMAIL])
    language = SelectField(lazy("Language of the pages"))

    referred_by = SelectField(lazy("Referred by"), coerce=int, default=0)

    def offer(self, prescribers: dict[int, str]) -> None:
        """Offer the languages of the interface, and these prescribers."""
        self.referred_by.choices = choices([(0, lazy("No prescriber")), *prescribers.items()])
        self.language.choices = choices((code, language.name) for code, language in LANGUAGES.items())

    def validate_birth(self, field: StringField) -> None:
        """A day, a month or a year."""
        try:
            rules.birth_from(field.data or "", now().date())
        except ValueError:
            sentence = lazy("This is not a date of birth. Write 24/11/1990, 11/1990 or 1990.")
            raise ValidationError(sentence) from None

    def validate_phone(self, field: TelField) -> None:
        """Empty, or with the digits of a number: as in a list that is sent."""
        if not rules.may_be_a_phone(field.data or ""):
            raise ValidationError(lazy("This is not a phone number."))

    @property
    def prescriber_id(self) -> int | None:
        """The prescriber who referred them, if somebody did."""
        return self.referred_by.data or None

    def known(self, today: date) -> NewPerson:
        """Who it describes."""
        birth = rules.birth_from(self.birth.data or "", today)
        values = self.values()
        known = {
            name: values[name] or ""
            for name in ("chosen_name", "legal_name", "native_name", "phone", "email")
        }
        return NewPerson(
            **known,
            gender=self.gender.data,
            language=self.language.data,
            birth_date=birth[0] if birth else None,
            birth_precision=birth[1] if birth else None,
        )


class ReasonForm(Form):
    """Why somebody may begin a course without what it asks for first; asked only where something is."""

    reason = TextAreaField(lazy("Why they may begin here"), [Length(max=500)])


class NewcomerForm(PersonForm, ReasonForm):
    """Somebody new."""

    another = BooleanField(lazy("Yes, this is another person of the same name"))


class KnownPersonForm(ReasonForm):
    """Somebody who already learns with us. `q` is a part of their name: it never stands in an address."""

    q = SearchField(lazy("A name, or an identifier"), [Length(max=80)])
    person = RadioField(lazy("Who takes a place"), [InputRequired(lazy("Choose one."))], coerce=int)


class PeopleListForm(ReasonForm):
    """A list of people saved by a spreadsheet."""

    file = FileField(lazy("The list, as a CSV file"), [FileRequired(lazy("Choose a file."))])


class LeaveForm(Form):
    """The day somebody leaves a cohort."""

    left_on = DateField(lazy("Last day"), [InputRequired(lazy("Choose a day."))])


class CardsForm(Form):
    """Whose sign-in card to make anew."""

    enrolments = Boxes(
        lazy("Make a new card for"), [DataRequired(lazy("Tick at least one person."))], coerce=int
    )
