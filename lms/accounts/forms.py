"""What people may send about accounts and sites."""

from zoneinfo import available_timezones

from wtforms import BooleanField, PasswordField, SelectField, StringField
from wtforms.validators import Length, ValidationError

from lms.core.checks import NEEDED, WORDS_NEEDED
from lms.core.forms import Form, choices
from lms.i18n import lazy


class SignInForm(Form):
    """Identifier and PIN or password; e-mail is never asked."""

    identifier = StringField(lazy("Your identifier"), [NEEDED, Length(max=60)])
    secret = PasswordField(lazy("Your PIN or password"), [NEEDED, Length(max=200)])
    own_device = BooleanField(lazy("This device is mine: keep me signed in"))


class SecretForm(Form):
    """A new PIN or password for oneself."""

    old = PasswordField(lazy("Present PIN or password"), [NEEDED, Length(max=200)])
    new = PasswordField(lazy("New PIN or password"), [NEEDED, Length(max=200)])
    again = PasswordField(lazy("The new one again"), [NEEDED, Length(max=200)])

    def validate_again(self, field: PasswordField) -> None:
        """Both must be the same."""
        if field.data != self.new.data:
            raise ValidationError(lazy("The two are not the same."))


class SiteForm(Form):
    """A site."""

    name = StringField(lazy("Name of the site"), [WORDS_NEEDED, Length(max=120)])
    city = StringField(lazy("Town"), [Length(max=120)])
    address = StringField(lazy("Address"), [Length(max=300)])
    phone = StringField(lazy("Phone, shown to learners"), [Length(max=40)])
    holidays = SelectField(
        lazy("Public holidays"),
        choices=choices(
            [
                ("", lazy("France, common days")),
                ("57", lazy("Moselle")),
                ("6AE", lazy("Alsace")),
            ]
        ),
    )
    timezone = StringField(lazy("Time zone"), [WORDS_NEEDED, Length(max=60)], default="Europe/Paris")

    def validate_timezone(self, field: StringField) -> None:
        """A zone that exists."""
        if field.data not in available_timezones():
            raise ValidationError(lazy("This time zone is not known. For example: Europe/Paris."))


class StaffForm(Form):
    """A colleague: trainer, volunteer, coordinator, prescriber or funder."""

    chosen_name = StringField(lazy("Name"), [WORDS_NEEDED, Length(max=300)])
    identifier = StringField(lazy("Identifier, to sign in"), [WORDS_NEEDED, Length(max=60)])
    email = StringField(lazy("E-mail (not required)"), [Length(max=200)])
    role = SelectField(
        lazy("Role"),
        choices=choices(
            [
                ("trainer", lazy("Trainer")),
                ("volunteer", lazy("Volunteer")),
                ("coordinator", lazy("Coordinator")),
                ("prescriber", lazy("Prescriber")),
                ("funder", lazy("Funder")),
            ]
        ),
    )
