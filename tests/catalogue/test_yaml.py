"""YAML 1.2: what each word means, and what is refused with its line."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue.yaml_lines import NotYaml, read_yaml
from lms.catalogue.yaml_scalars import resolve

TABLE: list[tuple[str, Any]] = [  # the core schema of YAML 1.2.2, chapter 10.3
    *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
    *[(word, True) for word in ("true", "True", "TRUE")],
    *[(word, False) for word in ("false", "False", "FALSE")],
    *[(word, word) for word in ("no", "No", "yes", "on", "Off", "y", "n", "tRUE", "nULL", "<<", "=")],
    *[("0", 0), ("12", 12), ("+7", 7), ("-19", -19), ("007", 7), ("0o7", 7), ("0o14", 12), ("0x3A", 58)],
    *[("0.", 0.0), ("-0.0", 0.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+05", -200000.0), ("1.20", 1.2)],
    *[(".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf)],
    *[
        (word, word)
        for word in ("12:30", "190:20:30", "1_000", "0b11", "08:30", "1,20", "0o8", "0xG", "-0x1")
    ],
    *[(word, word) for word in ("2026-11-22", "1e", ".", "-", "+", "e3", "1.2.3", "inf", "nan", "1 000")],
]


@pytest.mark.parametrize(("word", "value"), TABLE)
def test_a_word_means_what_yaml_1_2_says(word: str, value: Any) -> None:
    found = resolve(word)
    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_a_float() -> None:
    assert all(math.isnan(float(resolve(word) or 0)) for word in (".nan", ".NaN", ".NAN"))


def test_a_number_without_end_is_text() -> None:
    assert resolve("9" * 5000) == "9" * 5000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: 'true'", {"a": "true"}),
        ('a: "12"', {"a": "12"}),
        ("a: |\n  12\n", {"a": "12\n"}),
        ("no: on", {"no": "on"}),
        ("1: un", {"1": "un"}),
        ("a: {b: 12:30, c: [yes, ~]}", {"a": {"b": "12:30", "c": ["yes", None]}}),
        ("a:\n- 1\n- 2.5\n", {"a": [1, 2.5]}),
        ("", None),
        ("# rien\n", None),
    ],
)
def test_a_text_is_read_as_it_is_written(text: str, value: Any) -> None:
    assert read_yaml(text).value == value


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("a: 1\nb: c: d\n", 2, "holds a colon followed by a space"),
        ("a: 1\nb: @moi\n", 2, "it begins with “@”"),
        ("a: 1\nb: !important\n", 2, "it begins with “!”"),
        ("a: !!python/object:os.system x\n", 1, "it begins with “!”"),
        ("a: *b\n", 1, "it begins with “*”"),
        ("a: &b 1\n", 1, "“&” and “*” are not used"),
        ("a: 1\n\tb: 2\n", 2, "Use spaces, not tabs"),
        ("a: 1\na: 2\n", 2, "“a” is written twice"),
        ("a: 1\n{b: 1}: 2\n", 2, "begins with a bracket"),
        ("--- a\n--- b\n", 2, "does not fit the one above"),
        ("a: 'x\n", 2, "does not fit the one above"),
        ("- " * 100 + "a", 1, "does not fit the one above"),
    ],
)
def test_what_cannot_be_read_is_told_by_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(NotYaml) as refused:
        read_yaml(text)
    assert refused.value.line == line
    assert sentence in refused.value.sentence


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), inner)
    ),
    max_leaves=8,
)


def written(value: Any) -> str:
    """`value` on one line, as YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {written(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else repr(value)


@given(PLAIN)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    assert read_yaml(f"a: {written(value)}").value == {"a": value}


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=9, unique=True))
def test_each_value_knows_its_line(names: list[str]) -> None:
    located = read_yaml("".join(f"# un\n{name}:\n  dedans: oui\n" for name in names))
    assert [located.line((name,)) for name in names] == [3 * n + 2 for n in range(len(names))]
    assert [located.line((name, "dedans")) for name in names] == [3 * n + 3 for n in range(len(names))]
