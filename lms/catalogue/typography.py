"""French typography: authors type plain spaces and quotes, readers get the right ones. Pure."""

import re

NARROW = "\u202f"
FIXED = "\u00a0"

# \u2423 stands for a hole in a text: a word goes there
_RULES = (
    (re.compile(r"(?<=\w)'(?=[\w\u2423])|(?<=\w)'$"), "’"),
    (re.compile(r"[ \u00a0\u202f]+(?=[;!?])"), NARROW),
    (re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|$|»))"), FIXED),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + FIXED),
    (re.compile(r"[ \u00a0\u202f]*»"), FIXED + "»"),
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))"), NARROW),
    (re.compile(r"(?<=\d)[ \u00a0](?=(?:h|min|s|m|cm|kg|g|%|€|Go|Mo|ko)(?!\w))"), FIXED),
    (re.compile(r"(?<=\d\u00a0h)[ \u00a0](?=\d\d(?!\d))"), FIXED),
)


def french(text: str) -> str:
    """`text` with the spaces and apostrophes French readers expect; doing it twice changes nothing."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def set_text(text: str, language: str) -> str:
    """`text` as readers of `language` expect it."""
    return french(text) if language == "fr" else text
