"""Whether a test holds, and what is said when it does not: values, printed lines, rows, styles, errors."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lms.i18n import words
from lms.learning.grading.code import comparing, errors, styles, verdict
from lms.learning.grading.code.holding import holds
from lms.learning.grading.code.telling import beside
from lms.sandbox.work import Answer, Error, Outcome, Value
from tests.learning.practice.small_code import SMALL_CODE

plain = some.recursive(
    some.none() | some.booleans() | some.integers(-9, 9) | some.text(max_size=3),
    lambda inside: (
        some.lists(inside, max_size=3) | some.dictionaries(some.text(max_size=2), inside, max_size=2)
    ),
    max_leaves=5,
)


def as_value(thing: Any) -> Value:
    """Plain data as a Python program would hold it."""
    if isinstance(thing, Mapping):
        return Value("dict", parts=tuple(as_value(part) for pair in thing.items() for part in pair))
    if isinstance(thing, list):
        return Value("list", parts=tuple(map(as_value, thing)))
    kind = {type(None): "none", bool: "bool", int: "int", str: "str"}[type(thing)]
    return Value(kind, thing)


@given(plain, plain)
def test_a_value_is_what_is_expected_when_it_is_equal_and_of_the_same_kind(one: Any, other: Any) -> None:
    assert comparing.gives(as_value(one), one)
    if one != other:
        assert not comparing.gives(as_value(one), other)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value("bool", True), 1),
        (Value("int", 1), True),
        (Value("str", "6"), 6),
        (Value("other", "AlwaysEqual"), 6),
        (Value("undefined"), None),
        (Value("float", float("nan")), 6),
        (Value("too_big"), 6),
        (Value("dict", parts=(Value("str", "a"), Value("int", 1))), {"a": 1, "b": 2}),
        (None, None),
    ],
)
def test_what_only_looks_like_it_is_not_it(value: Value | None, expected: Any) -> None:
    assert not comparing.gives(value, expected)


@pytest.mark.parametrize(
    ("value", "expected", "within"),
    [
        (Value("float", 0.1 + 0.2), 0.3, None),
        (Value("float", 7.0), 7, None),
        (Value("number", 1.4999), 1.5, 0.001),
        (Value("tuple", parts=(Value("int", 1), Value("int", 2))), [1, 2], None),
        (Value("set", parts=(Value("int", 2), Value("int", 1))), [1, 2], None),
        (Value("dict", parts=(Value("int", 1), Value("str", "a"))), {"1": "a"}, None),
    ],
)
def test_what_is_it_in_another_dress_is_it(value: Value, expected: Any, within: float | None) -> None:
    assert comparing.gives(value, expected, within)


def test_printed_lines_are_compared_but_for_spaces_one_does_not_see() -> None:
    assert comparing.prints("un \ndeux\n\n", "un\ndeux")
    assert not comparing.prints("un\n\ndeux", "un\ndeux")
    assert not comparing.prints(" un", "un")


@given(some.permutations([["a", 1], ["b", None], ["b", 2.5]]))
def test_rows_are_compared_in_any_order_unless_order_is_asked(rows: list[list[Any]]) -> None:
    expected: list[Any] = [["a", 1], ["b", None], ["b", 2.5]]
    assert comparing.same_rows(rows, expected, ordered=False)
    assert comparing.same_rows(rows, expected, ordered=True) == (rows == expected)
    assert not comparing.same_rows(rows[:2], expected, ordered=False)
    assert not comparing.same_rows([*rows[:2], rows[0]], expected, ordered=False)


@pytest.mark.parametrize(
    ("name", "found", "expected"),
    [
        ("color", "RED", "#f00"),
        ("color", "rgb(0, 0, 128)", "navy"),
        ("font-weight", "700", "bold"),
        ("padding-left", "0px", "0"),
        (
            "grid-template-columns",
            "repeat(auto-fit,minmax(12rem,1fr))",
            "repeat(auto-fit, minmax(12rem, 1fr))",
        ),
    ],
)
def test_a_style_is_the_same_however_it_is_written(name: str, found: str, expected: str) -> None:
    assert styles.same(name, found, expected)
    assert not styles.same(name, found, "inherit")


def test_an_expected_error_holds_and_another_does_not() -> None:
    test = {"call": "f(-1)", "raises": "ValueError"}
    assert holds(test, Answer(error=Error("ValueError")))
    assert not holds(test, Answer(error=Error("KeyError")))
    assert not holds(test, Answer(Value("int", 1)))
    assert not holds(test, None)


@pytest.mark.parametrize(
    ("language", "error", "part"),
    [
        ("python", Error("SyntaxError", "'(' was never closed", 2), "parenthèse ( est ouverte"),
        ("python", Error("NameError", "name 'nmo' is not defined"), "« nmo » n’existe pas encore"),
        ("python", Error("TypeError", 'can only concatenate str (not "int") to str'), "ne vont pas ensemble"),
        (
            "python",
            Error("ValueError", "invalid literal for int() with base 10: 'dix'"),
            "« dix » ne peut pas",
        ),
        ("javascript", Error("ReferenceError", "total is not defined"), "« total » n’existe pas encore"),
        ("sql", Error("OperationalError", "no such table: livres"), "pas de table « livres »"),
        ("python", Error("MaPropreErreur", "zut 100% %s"), "« MaPropreErreur » : zut 100% %s"),
    ],
)
def test_an_error_is_said_in_plain_words(language: str, error: Error, part: str) -> None:
    words.use("fr")
    assert part in errors.said(error, language).sentence.replace("\u00a0", " ")


@pytest.mark.parametrize("status", ["too_long", "too_much_memory", "too_much_output", "forbidden", "stopped"])
def test_a_program_cut_short_is_told_why_and_keeps_what_was_right(status: Any) -> None:
    words.use("fr")
    found = verdict(SMALL_CODE, "…", Outcome(status=status, answers=(Answer(Value("int", 6)),)))
    assert (found.met, found.done) == (1, False)
    assert found.first == errors.cut_short(status)


def test_a_line_that_is_not_the_learners_is_not_shown() -> None:
    outcome = Outcome(status="done", error=Error("SyntaxError", "x", 99))
    assert verdict(SMALL_CODE, "une ligne", outcome).line is None


def test_a_call_of_several_lines_is_not_shown_to_who_begins() -> None:
    calls = ("f(1)", "(() => {\n  return f(1);\n})()")
    assert [len(beside({"call": call, "gives": 1}, Answer(), "javascript")) for call in calls] == [3, 2]
