"""One test in words: what it looks at, what was expected, what came."""

from collections.abc import Mapping
from typing import Any

from lms.catalogue.practice import CodeTest
from lms.i18n import _
from lms.i18n.formats import listed
from lms.learning.grading.code.writing import written, written_value
from lms.sandbox.work import Answer

Pairs = tuple[tuple[str, str], ...]
LONGEST_PRINT = 600


def says(test: CodeTest, language: str) -> str:
    """The author's sentence for a test, else one of ours."""
    return test.says or _plainly(test.plain, language)


def _plainly(test: Mapping[str, Any], language: str) -> str:
    if "raises" in test:
        return _("%(call)s stops with the error %(kind)s.", call=test["call"], kind=test["raises"])
    if "call" in test:
        return _("%(call)s gives %(value)s.", call=test["call"], value=written(test.get("gives"), language))
    if "prints" in test:
        return _("The program prints what is asked.")
    if "uses" in test:
        return _("Use the word “%(word)s”.", word=test["uses"])
    if "avoids" in test:
        return _("Do without the word “%(word)s”.", word=test["avoids"])
    if "rows" in test:
        return _("The result has the rows that are asked for.")
    if "order" in test:
        return _("These parts come in this order: %(parts)s.", parts=listed(test["order"]))
    return _("Look at %(selector)s in your page.", selector=test["selector"])


def beside(test: Mapping[str, Any], answer: Answer, language: str) -> Pairs:
    """What stands under the sentence: what was tried, what is expected, what came; (name, value) pairs."""
    if "call" in test:
        return _of_call(test, answer, language)
    if "prints" in test:
        return _of_print(test, answer)
    if "rows" in test:
        return _of_rows(test, answer)
    if "selector" in test:
        return _of_page(test, answer)
    return ()


def _of_call(test: Mapping[str, Any], answer: Answer, language: str) -> Pairs:
    tried = _tried(test["call"])
    if "raises" in test:
        came = answer.error.type if answer.error else written_value(answer.value, language)
        return (*tried, (_("Expected"), test["raises"]), (_("Your code gives"), came))
    if answer.error is not None:
        return tried
    expected = written(test.get("gives"), language)
    return (*tried, (_("Expected"), expected), (_("Your code gives"), written_value(answer.value, language)))


def _tried(call: str) -> Pairs:
    """The call itself; one of several lines is scenery its author set up, and says nothing to a beginner."""
    return () if "\n" in call.strip() else ((_("We tried"), call),)


def _of_print(test: Mapping[str, Any], answer: Answer) -> Pairs:
    typed = test.get("input", ())
    first = ((_("We typed"), "\n".join(map(str, typed))),) if typed else ()
    if answer.error is not None:
        return first
    printed = answer.printed.rstrip()[:LONGEST_PRINT] or _("nothing")
    return (*first, (_("Expected on the screen"), test["prints"]), (_("Your program prints"), printed))


def _of_rows(test: Mapping[str, Any], answer: Answer) -> Pairs:
    if answer.error is not None:
        return ()
    rows = answer.value.plain if answer.value else None
    came = _rows(rows) if isinstance(rows, list | tuple) and rows else _("no row")
    return ((_("Expected"), _rows(test["rows"]) or _("no row")), (_("Your query gives"), came))


def _rows(rows: Any) -> str:
    shown = [" | ".join("NULL" if cell is None else str(cell) for cell in row) for row in rows[:12]]
    return "\n".join([*shown, "…"] if len(rows) > len(shown) else shown)[:LONGEST_PRINT]


def _of_page(test: Mapping[str, Any], answer: Answer) -> Pairs:
    found = answer.value.plain if answer.value else None
    came = _("nothing") if found is None or found == "" else str(found)[:LONGEST_PRINT]
    about = (_("We looked at"), _looked_at(test))
    if "filled" in test:
        return (about, (_("Your page has"), came))
    expected = next(str(test[word]) for word in ("count", "text", "value") if word in test)
    return (about, (_("Expected"), expected), (_("Your page has"), came))


def _looked_at(test: Mapping[str, Any]) -> str:
    named = test.get("attribute") or test.get("style")
    return f"{test['selector']} → {named}" if named else str(test["selector"])
