"""Typography: authors type plain spaces and quotes, readers of each language get the right ones. Pure."""

import re

NARROW = "\u202f"
FIXED = "\u00a0"

_QUOTE = re.compile(r"(?<=\w)'(?=[\w\u2423])|(?<=\w)'$")  # the open box stands for a gap to fill
_HIGH = re.compile(r"[ \u00a0\u202f]+(?=[;!?])")
_COLON = re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|$|»))")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_CLOSING = re.compile(r"[ \u00a0\u202f]*»")
_FRENCH = re.compile(r"«[^«»<>]*»")
_AFTER_DIGIT = re.compile(r"\d[ \u00a0]")
_NUMBERS = (
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))"), NARROW),
    (re.compile(r"(?<=\d)[ \u00a0](?=(?:h|min|s|m|cm|kg|g|%|€|Go|Mo|ko)(?!\w))"), FIXED),
    (re.compile(r"(?<=\d\u00a0h)[ \u00a0](?=\d\d(?!\d))"), FIXED),
)


def french(text: str) -> str:
    """`text` with the spaces and apostrophes French readers expect; doing it twice changes nothing."""
    if "'" in text:
        text = _QUOTE.sub("’", text)
    if "!" in text or "?" in text or ";" in text:
        text = _HIGH.sub(NARROW, text)
    if ":" in text:
        text = _COLON.sub(FIXED, text)
    if "«" in text:
        text = _OPENING.sub("«" + FIXED, text)
    if "»" in text:
        text = _CLOSING.sub(FIXED + "»", text)
    if _AFTER_DIGIT.search(text):
        for pattern, space in _NUMBERS:
            text = pattern.sub(space, text)
    return text


def marking_french(html: str, language: str) -> str:
    """`html` whose « » say in which language they are to be read aloud: in English they hold French words."""
    return _FRENCH.sub(r'<span lang="fr">\g<0></span>', html) if language == "en" and "«" in html else html


def set_text(text: str, language: str) -> str:
    """`text` as readers of `language` expect it."""
    if language == "fr":
        return french(text)
    return _QUOTE.sub("’", text) if language == "en" and "'" in text else text
