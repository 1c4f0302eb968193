"""What a scan may be, which month is asked for, how files are called: pure functions of values."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

PDF, JPEG, PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|OpenAction|AA)\b")
_CODE = re.compile(r"(\d{1,9})-([A-Z0-9]{2})")
LONGEST_NAME = 60

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of practical work done once: which, when it was sent, how long it is thought to take."""

    exercise: tuple[str, str]
    sent_at: datetime
    minutes: int


def kind_of(content: bytes) -> str:
    """What a scan is by its first bytes: pdf, jpeg, png; empty for all else."""
    known = (("pdf", PDF), ("jpeg", JPEG), ("png", PNG))
    return next((kind for kind, start in known if content.startswith(start)), "")


def whole_pdf(content: bytes) -> bool:
    """Whether a PDF is whole to its end."""
    return content.startswith(PDF) and b"%%EOF" in content[-1024:]


def is_active(content: bytes) -> bool:
    """Whether a PDF says that it does something when it is opened, or carries other files."""
    return bool(_ACTIVE.search(content))


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of `day`."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def parsed_code(typed: str) -> tuple[int, str] | None:
    """(session, whole code) of what somebody read on a printed sheet; None when it has not that form."""
    code = "".join(typed.split()).upper()
    found = _CODE.fullmatch(code)
    return (int(found[1]), code) if found else None


def distance_minutes(
    works: Iterable[Work],
    in_class: Sequence[Span],
    since: datetime | None = None,
    before: datetime | None = None,
) -> int:
    """Estimated minutes of work done away from class: each exercise once, at the moment it was first done."""
    first: dict[tuple[str, str], Work] = {}
    for work in sorted(works, key=lambda work: work.sent_at):
        first.setdefault(work.exercise, work)
    return sum(
        work.minutes
        for work in first.values()
        if not any(start <= work.sent_at <= end for start, end in in_class)
        and (since is None or work.sent_at >= since)
        and (before is None or work.sent_at < before)
    )


def plain_name(name: str) -> str:
    """A name as part of a file's name that every system takes: Latin letters, digits, hyphens."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:LONGEST_NAME].strip("-") or "sans-nom"
