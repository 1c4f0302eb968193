"""Translation of sentences: each language's catalogue is bound once, a request only points at one."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from lms.i18n.languages import LANGUAGES, SOURCE, Language

CATALOGUES = Path(__file__).parent / "po"

_current: ContextVar[str] = ContextVar("language", default="fr")


@cache
def _catalogue(code: str) -> NullTranslations:
    path = CATALOGUES / f"{code}.mo"
    if not path.exists():
        if code == SOURCE:
            return NullTranslations()
        raise FileNotFoundError(f"{path} is missing: run `flask i18n compile`")
    with path.open("rb") as file:
        return GNUTranslations(file)


def use(code: str) -> None:
    """Speak the language `code` from here on in this request (or job)."""
    _current.set(code)


def language() -> Language:
    """The language spoken now."""
    return LANGUAGES[_current.get()]


def translated(message: str) -> str:
    """`message` in the language spoken now, without its values."""
    return _catalogue(_current.get()).gettext(message)


def translated_plural(singular: str, plural: str, n: int) -> str:
    """The form of the sentence that fits the number `n`, without its values."""
    return _catalogue(_current.get()).ngettext(singular, plural, n)


def _(message: str, **values: object) -> str:
    """`message` in the language spoken now, with `%(name)s` replaced by `values`."""
    sentence = translated(message)
    return sentence % values if values else sentence


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """The same for a sentence that counts; the number itself is `%(n)s`."""
    return translated_plural(singular, plural, n) % {"n": n, **values}


class Lazy:
    """A sentence translated when it is shown: for labels written at import time."""

    __slots__ = ("_say",)

    def __init__(self, say: Callable[[], str]) -> None:
        self._say = say

    def __str__(self) -> str:
        return self._say()

    def __len__(self) -> int:
        return len(str(self))

    def __mod__(self, values: object) -> str:
        return str(self) % values


def lazy(message: str) -> str:
    """`message`, translated each time it is read. Typed as the text it stands for."""
    return Lazy(lambda: translated(message))  # type: ignore[return-value]  # it reads as text everywhere
