"""The verdict on an office document: what the confined worker tells, held against what an author asks."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from lms.catalogue.practice import OfficeCheck
from lms.core.errors import Refused
from lms.i18n import lazy
from lms.i18n.formats import listed
from lms.learning.grading.office.found import Asked, Check, Facts, Found
from lms.learning.grading.office.gestures import GESTURES
from lms.learning.grading.office.holding import HOLDS
from lms.learning.grading.office.on_cells import CELLS
from lms.learning.grading.office.on_look import LOOK
from lms.learning.grading.office.on_sheets import SHEETS
from lms.learning.grading.office.on_slides import SLIDES
from lms.learning.grading.office.on_text import TEXT
from lms.learning.grading.office.refusing import REFUSALS
from lms.learning.grading.office.summary import summary
from lms.learning.practice.verdicts import Criterion, Verdict

CHECKS: Mapping[str, Mapping[str, Check]] = {
    "document": {**TEXT, **LOOK},
    "spreadsheet": {**CELLS, **SHEETS},
    "slides": SLIDES,
}
"""What answers each check of lms.catalogue.office_checks.CHECKS."""
_SIDES = {"left": lazy("left"), "right": lazy("right"), "top": lazy("top"), "bottom": lazy("bottom")}
_TOLD = 3  # things that work, said before the next gesture


def verdict(kind: str, checks: Sequence[OfficeCheck], facts: Facts) -> Verdict:
    """What to say of a file; Refused, with what to do, when it could not be looked at."""
    _refuse_unread(kind, facts)
    try:
        found = [CHECKS[kind][check.name](facts, check.plain) for check in checks]
        told = summary(facts)
    except (
        KeyError,
        TypeError,
        ValueError,
        IndexError,
        AttributeError,
    ) as error:  # facts nobody honest sends
        raise Refused(str(REFUSALS["broken"]), "file") from error
    criteria = tuple(
        Criterion(check_id(check), one.met, says(check, one))
        for check, one in zip(checks, found, strict=True)
    )
    first = next((gesture(check, one) for check, one in zip(checks, found, strict=True) if not one.met), "")
    works = [one.says for one in criteria if one.met]
    return Verdict(criteria=criteria, first=first, works=" ".join(works[:_TOLD]), facts=told)


def _refuse_unread(kind: str, facts: Any) -> None:
    if not isinstance(facts, Mapping):
        raise Refused(str(REFUSALS["broken"]), "file")
    code = facts.get("refused")
    if code is None and facts.get("kind") != kind:
        code = f"kind/{kind}"
    if code is not None:
        sentence = REFUSALS.get(str(code), REFUSALS["broken"])
        raise Refused(str(sentence) % {"place": str(facts.get("place", ""))[:60]}, "file")


def check_id(check: OfficeCheck) -> str:
    """The same for the same check in every version of its exercise."""
    return hashlib.sha256(check.written.encode()).hexdigest()[:10]


def says(check: OfficeCheck, found: Found) -> str:
    """What is asked, as a sentence that is true where it holds."""
    asked = check.plain
    case = {
        "heading": "lines" if asked.get("at") else "",
        "bold": "only" if asked.get("only") else "",
        "aligned": asked.get("to", ""),
        "formula": "uses" if asked.get("uses") else "",
        "number-format": asked.get("shown", ""),
    }.get(check.name, "")
    return _filled(HOLDS, check.name, case, asked, found)


def gesture(check: OfficeCheck, found: Found) -> str:
    """The next thing to do, where the check does not hold: the author's words, or ours."""
    if check.says:
        return check.says
    asked, values = check.plain, found.values
    case = {
        "heading": "line" if values.get("line") else "",
        "bold": "too-much" if values.get("too_much") else "",
        "aligned": asked.get("to", ""),
        "formula": "uses" if asked.get("uses") else "",
        "value": "typed" if values.get("typed") else "",
        "number-format": asked.get("shown", ""),
        "words": _more_or_fewer(asked, values),
        "slides": _more_or_fewer(asked, values),
        "chart": values.get("lacks", ""),
    }.get(check.name, "")
    return _filled(GESTURES, check.name, case, asked, found)


def _more_or_fewer(asked: Asked, values: Mapping[str, Any]) -> str:
    here, least = values.get("here"), asked.get("least")
    return "more" if isinstance(here, int) and least and here < least else "fewer"


def _filled(sentences: Mapping[str, Any], name: str, case: str, asked: Asked, found: Found) -> str:
    values: dict[str, Any] = {"cell": "", "line": "", "word": "", "here": "", "functions": "", "number": ""}
    values |= {
        key: listed(map(str, value)) if isinstance(value, list) else value for key, value in asked.items()
    }
    values |= {"lines": values.get("at", ""), **found.values}
    if "side" in found.values:
        values["side"] = str(_SIDES[found.values["side"]])
    for key in ("after", "least", "most"):
        if isinstance(values.get(key), float):
            values[key] = f"{values[key]:g}"
    return str(sentences[f"{name}/{case}" if case else name]) % values
