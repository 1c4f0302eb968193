"""The languages of the interface. Our own list: CLDR lacks some of those our learners speak."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its BCP 47 code, its own name, where its lines start, CLDR's name for its formats."""

    code: str
    name: str
    direction: str = "ltr"
    formats: str = ""

    def __str__(self) -> str:
        return self.code

    @property
    def cldr(self) -> str:
        """The CLDR locale whose formats it borrows."""
        return self.formats or self.code


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("fr", "Français"),
        Language("en", "English", formats="en_GB"),
        Language("ar", "العربية", "rtl"),
    )
}

SOURCE = "en"
"""The language the sentences are written in in the code; it needs no catalogue."""
