"""Births, genders and languages as people write them; duplicates: pure functions."""

import hashlib
import math
import re
import unicodedata
from datetime import date, datetime

OLDEST = 120
"""Years; an older birth is a slip of the pen."""

GENDER_WORDS = {
    "woman": (
        *("f", "femme", "feminin", "mme", "madame", "mlle", "mademoiselle"),
        *("w", "woman", "female", "mrs", "ms", "miss"),
    ),
    "man": ("h", "homme", "masculin", "m", "mr", "monsieur", "man", "male"),
    "non-binary": ("x", "nb", "non-binaire", "non binaire", "non-binary", "autre"),
    "not-said": ("", "-", "?", "nsp", "non dit", "not-said"),
}

DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MONTH = re.compile(r"(\d{1,2})[/.\-](\d{4})")
YEAR = re.compile(r"\d{4}")


def may_be_a_phone(text: str) -> bool:
    """Whether `text` is empty, or has as many digits as a phone number may have."""
    return not text.strip() or sum(sign.isdigit() for sign in text) in range(4, 16)


def birth_from(text: str, today: date) -> tuple[date, str] | None:
    """(date, precision) of a birth written as a day, a month or a year; None when nothing is written.

    A year or a month is kept as its first day, with its precision beside it.
    Raises ValueError when it is no such thing, in the future, or over OLDEST years ago.
    """
    text = text.strip()
    if not text:
        return None
    born, precision = _read_birth(text)
    if born > today or today.year - born.year > OLDEST:
        raise ValueError(text)
    return born, precision


def _read_birth(text: str) -> tuple[date, str]:
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day), "day"
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return date(year, month, day), "day"
    if found := MONTH.fullmatch(text):
        month, year = map(int, found.groups())
        return date(year, month, 1), "month"
    if YEAR.fullmatch(text):
        return date(int(text), 1, 1), "year"
    raise ValueError(text)


def birth_as_written(born: date | None, precision: str | None) -> str:
    """A birth the way `birth_from` reads it, as precise as it is known; "" when it is not."""
    if born is None:
        return ""
    day, month, year = f"{born.day:02}/", f"{born.month:02}/", f"{born.year:04}"
    return {"day": day + month + year, "month": month + year}.get(precision or "", year)


def gender_from(text: str) -> str | None:
    """The gender a word, a letter or a title ("M.") stands for; None when it is not known."""
    word = plain(text).removesuffix(".")
    return next((gender for gender, words in GENDER_WORDS.items() if word in words), None)


def plain(text: str) -> str:
    """`text` without accents, case or doubled spaces: for comparing, never for showing."""
    spread = unicodedata.normalize("NFKD", text)
    kept = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(kept.casefold().split())


def row_key(cohort_id: int, cells: dict[str, str]) -> str:
    """What makes a row of a list the same row when the list is sent again."""
    words = "\n".join(f"{name}={plain(text)}" for name, text in sorted(cells.items()) if text.strip())
    return hashlib.sha256(f"{cohort_id}\n{words}".encode()).hexdigest()


def stage(span: tuple[datetime, datetime] | None, present: datetime) -> str:
    """Where a cohort is that meets over `span`: coming, running or over; coming without any."""
    if span is None or present < span[0]:
        return "coming"
    return "over" if span[1] <= present else "running"


USUAL_ATTENDANCE = 0.75
"""How many of those expected come: one in four does not."""


def chance_of_overflow(enrolled: int, seats: int, attendance: float = USUAL_ATTENDANCE) -> float:
    """The chance, from 0 to 1, that more people come than there are seats.

    Each of `enrolled` comes with the chance `attendance`, apart from the others (binomial).
    """
    return math.fsum(
        math.comb(enrolled, come) * attendance**come * (1 - attendance) ** (enrolled - come)
        for come in range(seats + 1, enrolled + 1)
    )
