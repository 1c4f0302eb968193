"""What a certificate's facts are made of, and their digest: pure functions."""

import hashlib
import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from math import floor, fsum

_DURATION = re.compile(r"PT([0-9]+)H(?:([0-9]{1,2})M)?")


def canonical(facts: Mapping[str, object]) -> bytes:
    """`facts` as JSON in the one way everybody writes them alike: names in order, no spaces, UTF-8."""
    return json.dumps(
        facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(facts: Mapping[str, object]) -> str:
    """The SHA-256 of the canonical facts, in hexadecimal."""
    return hashlib.sha256(canonical(facts)).hexdigest()


def duration(minutes: int) -> str:
    """Minutes as facts keep a length of time, the way of ISO 8601: "PT19H15M", "PT20H"."""
    whole, rest = divmod(minutes, 60)
    return f"PT{whole}H{rest}M" if rest else f"PT{whole}H"


def minutes_in(length: object) -> int:
    """The minutes of a length among facts: to the minute, or in the hours and tenths kept before."""
    if isinstance(length, int | float):
        return round(length * 60)
    if not (parts := _DURATION.fullmatch(str(length))):
        raise ValueError(f"not a length of time: {length}")
    return int(parts[1]) * 60 + int(parts[2] or 0)


def is_in_tenths(length: object) -> bool:
    """Whether a length among facts was rounded to a tenth of an hour, as all were at first."""
    return not isinstance(length, str)


def hours_as_number(minutes: int) -> int | float:
    """Minutes as hours for programs: two decimals tell the minute; whole hours without decimals."""
    return round(minutes / 60, 2) if minutes % 60 else minutes // 60


def course_mark(marks: Sequence[float]) -> int | None:
    """The mark printed: the mean of the modules' best marks in percent, rounded down; none without marks."""
    return floor(fsum(marks) / len(marks) + 1e-9) if marks else None


def is_latin(name: str) -> bool:
    """Whether every letter of `name` is of the Latin script, and there is at least one."""
    letters = [sign for sign in name if sign.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(sign, "") for sign in letters)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def initials(name: str) -> str:
    """The first letter of each word of a name: enough to recognise a holder, not to name them."""
    words = "".join(sign if sign.isalpha() or unicodedata.combining(sign) else " " for sign in name).split()
    return " ".join(f"{_first_letter(word)}." for word in words)


def _first_letter(word: str) -> str:
    """The first letter with the marks that belong to it."""
    end = next((place for place in range(1, len(word)) if not unicodedata.combining(word[place])), len(word))
    return word[:end].upper()


def file_name(code: str, version: int) -> str:
    """The name of the file of one version of a certificate: told by the random code, never by the person.

    A job that is done twice writes the same file twice, so nothing is left behind.
    """
    return hashlib.sha256(f"{code} {version}".encode()).hexdigest()[:40] + ".pdf"
