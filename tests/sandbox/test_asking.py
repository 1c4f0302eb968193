"""The questions a grader gets say what to look at, and never what is expected."""

import json

import pytest

from lms.sandbox.asking import asks_of

SECRET = "expected-and-secret"


@pytest.mark.parametrize(
    ("language", "test", "ask"),
    [
        ("python", {"call": "f(1)", "gives": SECRET}, {"call": "f(1)"}),
        ("python", {"call": "f(1)", "raises": SECRET}, {"call": "f(1)"}),
        ("javascript", {"prints": SECRET, "input": ["a"]}, {"run": True, "input": ["a"]}),
        ("python", {"uses": SECRET}, {"words": True}),
        ("python", {"avoids": SECRET}, {"words": True}),
        ("sql", {"rows": [[SECRET]]}, {"last": True}),
        ("sql", {"after": "SELECT 1", "rows": [[SECRET]], "ordered": True}, {"query": "SELECT 1"}),
        ("html", {"selector": "p", "count": 2}, {"selector": "p", "look": "count"}),
        ("html", {"selector": "p", "text": SECRET}, {"selector": "p", "look": "text"}),
        (
            "html",
            {"selector": "p", "attribute": "alt", "filled": True},
            {"selector": "p", "look": "attribute", "name": "alt"},
        ),
        (
            "html",
            {"selector": "p", "style": "color", "value": SECRET},
            {"selector": "p", "look": "style", "name": "color"},
        ),
        ("html", {"order": ["h1", "p"]}, {"order": ["h1", "p"]}),
    ],
)
def test_a_test_becomes_a_question(language: str, test: dict[str, object], ask: dict[str, object]) -> None:
    asked = asks_of(language, [test])
    assert asked == (ask,)
    assert SECRET not in json.dumps(asked)
