"""What kind of number a format of Excel shows. Pure."""

import re

_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.')
_MONEY = re.compile(r"[€$£¥]|\bEUR\b", re.IGNORECASE)


def kind_of(written: str) -> str:
    """currency, percent, date, text, number or general."""
    if written in ("General", "Standard", ""):
        return "general"
    first = written.split(";")[0]
    if _MONEY.search(re.sub(r"\[\$-[^\]]*\]", "", written)):
        return "currency"
    bare = re.sub(r"\[[^\]]*\]", "", _ASIDE.sub("", first))
    if "%" in bare:
        return "percent"
    if "@" in bare:
        return "text"
    if re.search(r"[ymdhs]", bare.lower().replace("general", "")):
        return "date"
    return "number" if re.search(r"[0#]", bare) else "general"


def decimals_of(written: str) -> int:
    """How many decimals are shown; -1 when the format does not say."""
    if kind_of(written) not in ("currency", "percent", "number"):
        return -1
    found = re.search(r"[0#]\.([0#]+)", re.sub(r"\[[^\]]*\]", "", _ASIDE.sub("", written.split(";")[0])))
    return len(found[1]) if found else 0
