"""What leaves the child is read as what it is, and nothing that is not ours is read at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.sandbox import decoding
from lms.sandbox.graders.tagging import tagged
from lms.sandbox.work import Value

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text("aé\n\r\U0001f600")
KEYS = st.integers() | st.text("ab")


def told(value: object) -> Value:
    """A value as it arrives."""
    line = json.dumps({"answer": {"value": tagged(value)}}).encode() + b"\n"
    found = decoding.answer(decoding.records(line)[0]["answer"]).value
    assert found is not None
    return found


@given(st.recursive(LEAVES, lambda parts: st.lists(parts, max_size=3), max_leaves=8))
def test_plain_values_arrive_as_they_left(value: object) -> None:
    assert told(value).plain == value


@given(st.dictionaries(KEYS, LEAVES, max_size=4))
def test_a_mapping_arrives_as_its_pairs(value: dict[Any, Any]) -> None:
    assert [list(pair) for pair in value.items()] == told(value).plain


class Always(int):
    """Claims to equal everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


class Named(str):
    """A text that is none."""


@pytest.mark.parametrize("value", [Always(3), Named("a"), object(), int])
def test_what_only_looks_like_a_value_is_told_by_its_type(value: object) -> None:
    found = told(value)
    assert (found.type, found.plain) == ("other", type(value).__name__)


def test_types_are_told_apart() -> None:
    values = [1, 1.0, True, "1", b"1", (1,), [1], {1}, frozenset({1}), None]
    assert [told(value).type for value in values] == (
        ["int", "float", "bool", "str", "bytes", "tuple", "list", "set", "frozenset", "none"]
    )


def test_what_is_endless_on_paper_is_too_big() -> None:
    shared: list[Any] = ["a"]
    for _ in range(50):
        shared = [shared, shared]
    assert told(shared).type == "too_big"
    assert told("a" * 100_000).type == "too_big"
    assert told(1 << 20_000).type == "too_big"


@pytest.mark.parametrize(
    "written",
    [
        b"[1]\n",
        b"\xff\n",
        b"{\n",
        b'{"answer": 3}\n',
        b'{"answer": {"printed": 3}}\n',
        b'{"answer": {"value": ["int", "1e3"]}}\n',
        b'{"answer": {"value": ["int", 3]}}\n',
        b'{"answer": {"value": ["dict", [["int", "1"]]]}}\n',
        b'{"answer": {"value": ["verdict", true]}}\n',
        b'{"answer": {"error": {"type": "E", "line": true}}}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_no_grader_wrote_is_not_read(written: bytes) -> None:
    with pytest.raises(decoding.Unreadable):
        [decoding.answer(record["answer"]) for record in decoding.records(written)]


def test_printed_signs_that_do_something_are_shown_and_harmless() -> None:
    found = decoding.answer({"printed": "a\x1b[2J\0\ud800\u202eb\n<script>"})
    assert found.printed == "a�[2J���b\n<script>"


def test_facts_hold_no_sign_a_database_refuses() -> None:
    assert decoding.facts({"a\0": ["\ud800", "é\n", 1]}) == {"a�": ["�", "é\n", 1]}
