"""Turns the tests of an exercise into questions for a grader: what was expected stays behind."""

from collections.abc import Iterable, Mapping
from typing import Any

GRADER_OF = {"python": "python", "javascript": "javascript", "sql": "sql", "html": "page"}
"""The grader for each language of catalogue.practice.CODE."""


def asks_of(language: str, tests: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """One ask for each test (`CodeTest.plain`), in the same order."""
    return tuple(_ask(language, test) for test in tests)


def _ask(language: str, test: Mapping[str, Any]) -> dict[str, Any]:
    if language == "html":
        return _look(test)
    if language == "sql":
        return {"query": test["after"]} if "after" in test else {"last": True}
    if "call" in test:
        return {"call": test["call"]}
    if "prints" in test:
        return {"run": True, "input": list(test.get("input", ()))}
    return {"words": True}


def _look(test: Mapping[str, Any]) -> dict[str, Any]:
    if "order" in test:
        return {"order": list(test["order"])}
    if "count" in test:
        return {"selector": test["selector"], "look": "count"}
    if "text" in test:
        return {"selector": test["selector"], "look": "text"}
    look = "attribute" if "attribute" in test else "style"
    return {"selector": test["selector"], "look": look, "name": test[look]}
