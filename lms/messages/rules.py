"""Phone numbers, quiet hours, tries, words of SMS: pure functions of values."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

TRIES = 6
FIRST_WAIT = timedelta(minutes=1)
NUMBER = re.compile(r"\+[1-9]\d{7,14}")
COUNTRY = "33"
"""The country of a number written with one 0 in front."""
STOP_WORDS = {"stop", "arret", "arrêt", "stopall", "unsubscribe", "قف", "توقف", "стоп"}
PLAIN = str.maketrans({"\u202f": " ", "\u00a0": " ", "’": "'", "«": '"', "»": '"', "…": "..."})
"""Signs an SMS has no room for: one of them would halve what fits."""
SHORT_SIGNS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when until when, by the clock on the wall, nobody is disturbed. Equal ends: never quiet."""

    start: time
    end: time

    def holds(self, hour: time) -> bool:
        """Whether it is quiet at this hour."""
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end


def quiet_hours_from(text: str) -> QuietHours:
    """Quiet hours written as "21:00-08:00"; "" is never."""
    start, _, end = text.partition("-")
    return (
        QuietHours(time.fromisoformat(start), time.fromisoformat(end)) if text else QuietHours(time(), time())
    )


def when_to_send(wanted: datetime, before: datetime, quiet: QuietHours, zone: str) -> datetime:
    """`wanted`, or the end of the quiet hours it falls in; not put off when `before` comes first."""
    local = wanted.astimezone(ZoneInfo(zone))
    if not quiet.holds(local.time()):
        return wanted
    day = local.date() + timedelta(days=local.time() >= quiet.end)
    morning = datetime.combine(day, quiet.end, ZoneInfo(zone)).astimezone(UTC)
    return morning if morning < before else wanted


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 1 minute, then 4, 16, 64 and so on."""
    doublings = 2 * max(min(tries, TRIES) - 1, 0)
    return FIRST_WAIT * (1 << doublings)


def phone_number(written: str) -> str | None:
    """A number as carriers want it: +33612345678; None when it is none."""
    signs = re.sub(r"[\s.\-()/\u202a-\u202e\u2066-\u2069]", "", written)
    if signs.startswith("00"):
        signs = "+" + signs[2:]
    elif signs.startswith("0"):
        signs = f"+{COUNTRY}{signs[1:]}"
    return signs if NUMBER.fullmatch(signs) else None


def plain_words(text: str) -> str:
    """`text` with the signs that would make an SMS dearer put simply."""
    return text.translate(PLAIN)


def parts_of_sms(text: str) -> int:
    """How many SMS a text takes: 160 signs each when all are of the short alphabet, else 70."""
    one, each = (160, 153) if SHORT_SIGNS.issuperset(text) else (70, 67)
    length = len(text) if one == 160 else len(text.encode("utf-16-le")) // 2
    return 1 if length <= one else -(-length // each)


def is_stop(text: str) -> bool:
    """Whether an answer asks for no more messages."""
    words = text.strip(" .!\"'\n").casefold().split()
    return bool(words) and words[0] in STOP_WORDS
