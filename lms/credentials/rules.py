"""What a certificate's facts are made of, and their digest: pure functions."""

import hashlib
import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from math import floor, fsum

LATIN_FOR = "latin_for"
"""The fact that a name is printed in Latin letters alone."""
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


def names_in_full(official: str, native: str) -> dict[str, object]:
    """The facts that name a holder."""
    return {"holder": official, "native_name": native}


def names_in_latin(latin: str, official: str, native: str) -> dict[str, object]:
    """The facts that name a holder in Latin letters alone, and which names these stand for.

    Those are told by their digests: what is not printed is not in the file either.
    """
    if (latin, "") == (official, native):
        return names_in_full(official, native)
    return {"holder": latin, "native_name": "", LATIN_FOR: [_mark_of(official), _mark_of(native)]}


def names_of_next(before: Mapping[str, object], official: str, native: str) -> dict[str, object]:
    """The names that the version after `before` prints, of a person called so today.

    Latin letters alone, once chosen, stay as long as they can: while the names they stand for are the same,
    or the official one became another in Latin letters and the one in its own script is as before.
    """
    match before.get(LATIN_FOR):
        case [first, second] if second == _mark_of(native):
            if first == _mark_of(official):
                return names_in_latin(str(before["holder"]), official, native)
            if native and is_latin(official):
                return names_in_latin(official, official, native)
    return names_in_full(official, native)


def latin_offered(before: Mapping[str, object], official: str, native: str, *, stopped: bool) -> str | None:
    """The Latin letters to offer: those of `before`, or of the official name where the drawing `stopped`."""
    names = names_of_next(before, official, native)
    if LATIN_FOR in names:
        return str(names["holder"])
    return official if stopped and is_latin(official) else None


def _mark_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


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
