"""What a form says of an answer it cannot take: WTForms' own sentences, each in our words and languages."""

from lms.i18n import lazy

_CHOICE = lazy("Choose one of the answers that are offered.")
_NEEDED = lazy("Please fill this in.")
_CHECK = lazy("Please check what you wrote here.")

SAID = {
    "Not a valid integer value.": lazy("Write a whole number, in digits. For example: 12."),
    "Not a valid decimal value.": lazy("Write a number, in digits. For example: 12.5."),
    "Not a valid float value.": lazy("Write a number, in digits. For example: 12.5."),
    "Not a valid date value.": lazy("Write the year, the month and the day. For example: 2026-11-24."),
    "Not a valid time value.": lazy("Write the hour and the minutes. For example: 18:30."),
    "Not a valid datetime value.": lazy("Write the day, then the hour. For example: 2026-11-24 18:30."),
    "Not a valid week value.": _CHECK,
    "Invalid Choice: could not coerce.": _CHOICE,
    "Not a valid choice.": _CHOICE,
    "Invalid choice(s): one or more data inputs could not be coerced.": _CHOICE,
    "'%(value)s' is not a valid choice for this field.": _CHOICE,
    "'%(value)s' are not valid choices for this field.": _CHOICE,
    "Invalid value, must be one of: %(values)s.": _CHOICE,
    "Invalid value, can't be any of: %(values)s.": _CHOICE,
    "This field is required.": _NEEDED,
    "Field must be at least %(min)d character long.": lazy("This is too short: %(min)s signs at least."),
    "Field must be at least %(min)d characters long.": lazy("This is too short: %(min)s signs at least."),
    "Field cannot be longer than %(max)d character.": lazy("This is too long: %(max)s signs at most."),
    "Field cannot be longer than %(max)d characters.": lazy("This is too long: %(max)s signs at most."),
    "Field must be exactly %(max)d character long.": _CHECK,
    "Field must be exactly %(max)d characters long.": _CHECK,
    "Field must be between %(min)d and %(max)d characters long.": lazy("Write %(min)s to %(max)s signs."),
    "Number must be at least %(min)s.": lazy("Write a number that is %(min)s or more."),
    "Number must be at most %(max)s.": lazy("Write a number that is %(max)s or less."),
    "Number must be between %(min)s and %(max)s.": lazy("Write a number from %(min)s to %(max)s."),
    "Date must be at least %(min)s.": _CHECK,
    "Date must be at most %(max)s.": _CHECK,
    "Date must be between %(min)s and %(max)s.": _CHECK,
    "Field must be equal to %(other_name)s.": lazy("The two are not the same."),
    "Invalid input.": _CHECK,
    "Invalid email address.": lazy("Check this address: name@example.org."),
    "File does not have an approved extension.": _CHECK,
    "File does not have an approved extension: {extensions}": _CHECK,
    "Invalid URL.": _CHECK,
    "Invalid IP address.": _CHECK,
    "Invalid Mac address.": _CHECK,
    "Invalid UUID.": _CHECK,
    "This field cannot be edited.": _CHECK,
    "This field is disabled and cannot have a value.": _CHECK,
}
"""WTForms' sentence → ours. A test finds those it may say that are missing here."""


class Words:
    """What WTForms asks for its sentences; each is said in the language of the page."""

    def gettext(self, sentence: str) -> str:
        """Our words for a sentence of WTForms; a name in code, which it offers as a label, says nothing."""
        return str(SAID.get(sentence, ""))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The same for a sentence that counts: ours suit any number."""
        return self.gettext(singular if number == 1 else plural)
