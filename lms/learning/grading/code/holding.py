"""Whether one test of an exercise holds, by what came of it in the confined worker."""

from collections.abc import Mapping
from typing import Any

from lms.learning.grading.code import comparing, styles
from lms.sandbox.work import Answer

Test = Mapping[str, Any]


def holds(test: Test, answer: Answer | None) -> bool:
    """Whether `test` holds; without an answer it does not."""
    if answer is None:
        return False
    if "raises" in test:
        return answer.error is not None and answer.error.type == test["raises"]
    if answer.error is not None:
        return False
    kind = next(word for word in _TESTS if word in test)
    return _TESTS[kind](test, answer)


def _call(test: Test, answer: Answer) -> bool:
    return comparing.gives(answer.value, test.get("gives"), test.get("within"))


def _prints(test: Test, answer: Answer) -> bool:
    return comparing.prints(answer.printed, test["prints"])


def words_in(answer: Answer) -> set[str]:
    """The words of the language a program uses."""
    return {str(part.plain) for part in answer.value.parts} if answer.value else set()


def _uses(test: Test, answer: Answer) -> bool:
    return str(test["uses"]) in words_in(answer)


def _avoids(test: Test, answer: Answer) -> bool:
    return answer.value is not None and str(test["avoids"]) not in words_in(answer)


def _rows(test: Test, answer: Answer) -> bool:
    rows = answer.value.plain if answer.value else None
    if not isinstance(rows, list | tuple):
        return False
    return comparing.same_rows(rows, test["rows"], bool(test.get("ordered")))


def _order(_test: Test, answer: Answer) -> bool:
    return answer.value is not None and answer.value.plain is True


def _selector(test: Test, answer: Answer) -> bool:
    found = answer.value.plain if answer.value else None
    if "count" in test:
        return isinstance(found, int) and found == test["count"]
    if not isinstance(found, str):
        return False
    if "text" in test:
        return comparing.same_words(found, test["text"])
    if "style" in test:
        return styles.same(test["style"], found, test["value"])
    if "filled" in test:
        return bool(found.strip())
    return found.strip() == str(test["value"]).strip()


_TESTS = {
    "call": _call,
    "prints": _prints,
    "uses": _uses,
    "avoids": _avoids,
    "rows": _rows,
    "order": _order,
    "selector": _selector,
}
