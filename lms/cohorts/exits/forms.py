"""What staff may send about an exit. Nobody is asked why."""

from wtforms import IntegerField, RadioField, SelectField
from wtforms.fields import DateField
from wtforms.validators import InputRequired, NumberRange, Optional

from lms.cohorts.exits.operations import Facts
from lms.core.forms import Form, choices
from lms.i18n import lazy

MOMENTS = {
    "exit": lazy("On leaving"),
    "3-months": lazy("3 months later"),
    "6-months": lazy("6 months later"),
}
SITUATIONS = {
    "job": lazy("Has a job"),
    "business": lazy("Runs a business of their own"),
    "study": lazy("Studies or is in training"),
    "integration": lazy("Is with another integration structure"),
    "job-search": lazy("Looks for a job"),
    "moved": lazy("Has moved abroad"),
    "died": lazy("Has died"),
    "other": lazy("Something else"),
    "unknown": lazy("Not known: not reached, or would rather not say"),
}
CONTRACTS = {
    "none": lazy("No contract"),
    "cdi": lazy("CDI, without end"),
    "cdd": lazy("CDD, for a time"),
    "temp": lazy("Temporary agency work"),
    "civil-service": lazy("Civil service"),
    "aided": lazy("Aided contract"),
    "internship": lazy("Internship"),
    "volunteering": lazy("Volunteering"),
    "unknown": lazy("Not known"),
}
EVIDENCE = {
    "document": lazy("A document was seen"),
    "employer-call": lazy("The employer said so"),
    "self-declared": lazy("The person said so"),
    "none": lazy("Nothing"),
}
ONE_NEEDED = InputRequired(lazy("Choose one."))
DAYS = NumberRange(0, 10_000, lazy("Choose a number from 0 to 10,000."))


class ExitForm(Form):
    """Where somebody stands after a cohort."""

    moment = RadioField(lazy("When"), [ONE_NEEDED], choices=choices(MOMENTS.items()), default="exit")
    observed_on = DateField(lazy("Known on"), [InputRequired(lazy("Choose a day."))])
    situation = RadioField(lazy("What they do now"), [ONE_NEEDED], choices=choices(SITUATIONS.items()))
    contract = SelectField(lazy("Contract"), choices=choices(CONTRACTS.items()), default="none")
    contract_days = IntegerField(lazy("Length of the contract, in days"), [Optional(), DAYS])
    evidence = RadioField(lazy("How we know"), [ONE_NEEDED], choices=choices(EVIDENCE.items()))

    def facts(self) -> Facts:
        """What was sent."""
        known = self.values()
        return Facts(**{name: known[name] for name in Facts.__dataclass_fields__})
