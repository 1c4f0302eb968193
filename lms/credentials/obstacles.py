"""Why a document could not be drawn: kept in a word, said in the language of whoever reads it."""

from collections.abc import Mapping

from lms.core.errors import Refused
from lms.i18n import lazy

LETTERS, NAMELESS, TOO_MUCH, FAULTY, FONTS, KEY = "letters", "nameless", "too-much", "faulty", "fonts", "key"
SENTENCES: Mapping[str, str] = {
    LETTERS: lazy(
        "The certificate cannot be printed with these characters: %(letters)s. "
        "Use the name in Latin letters instead."
    ),
    NAMELESS: lazy("A certificate needs the name of its holder."),
    TOO_MUCH: lazy("This certificate holds too much text for one page."),
    FAULTY: lazy(
        "The certificate cannot be drawn: its design or its facts are faulty. Tell an administrator."
    ),
    FONTS: lazy("The letters of the certificates are not all here. Tell an administrator."),
    KEY: lazy(
        "The key that signs certificates cannot be used. An administrator must mend this; "
        "then the certificate is drawn by itself."
    ),
}
LETTERS_SHOWN = 12


class Undrawable(Refused):
    """A document that cannot be drawn as it stands; `obstacle` is why, as it is kept."""

    def __init__(self, why: str, letters: str = "") -> None:
        self.obstacle = f"{why} {' '.join(letters[:LETTERS_SHOWN])}".rstrip()
        super().__init__(said(self.obstacle))


class MissingLetters(Undrawable):
    """The fonts lack some letters of this document; `letters` holds each once."""

    def __init__(self, letters: str) -> None:
        super().__init__(LETTERS, letters)
        self.letters = letters


def said(obstacle: str) -> str:
    """An obstacle as it is kept, in words. What was kept in words before is said as it stands."""
    why, _space, letters = obstacle.partition(" ")
    sentence = SENTENCES.get(why)
    return obstacle if sentence is None else str(sentence) % {"letters": letters}
