"""Verification codes survive how people type, and refuse what people mistype."""

import secrets
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.credentials.codes import LENGTH, SYMBOLS, new_code, normalise

values = st.lists(st.integers(0, 31), min_size=LENGTH - 1, max_size=LENGTH - 1)
codes = values.map(lambda drawn: new_code(lambda _: drawn.pop()))


def symbols_of(code: str) -> str:
    return code.removeprefix("DL-").replace("-", "")


def test_a_code_is_nine_random_symbols_and_a_check_symbol_in_two_fives() -> None:
    """Check symbols worked out by hand: x is 2, and x to the ninth is x^4 + x^3 + x, that is 26, T."""
    last, first = iter([0] * 8 + [1]), iter([1] + [0] * 8)
    assert new_code(lambda _: next(last)) == "DL-00000-00012"
    assert new_code(lambda _: next(first)) == "DL-10000-0000T"


def test_the_source_of_chance_is_asked_for_one_of_32_symbols() -> None:
    asked: list[int] = []

    def zero(n: int) -> int:
        asked.append(n)
        return 0

    assert new_code(zero) == "DL-00000-00000"
    assert asked == [32] * 9


def test_a_thousand_codes_from_the_system_all_differ_and_are_read_back() -> None:
    made = [new_code(secrets.randbelow) for _ in range(1000)]
    assert len(set(made)) == 1000
    assert all(normalise(code) == code for code in made)


@given(codes)
def test_a_code_is_read_as_it_is_printed(code: str) -> None:
    assert normalise(code) == code


@given(codes, st.sampled_from(["", " ", "-", "\u00a0", "\u2011", "–", " - ", "\u200f"]), st.booleans())
def test_spaces_dashes_case_and_prefix_do_not_matter(code: str, between: str, prefixed: bool) -> None:
    typed = between.join(("DL" if prefixed else "") + symbols_of(code))
    assert normalise(typed) == code
    assert normalise(f" {typed.lower()}\n") == code


@given(codes, st.sampled_from([("0", "Oo"), ("1", "IiLl"), ("V", "Uu")]))
def test_letters_that_look_alike_are_read_as_the_symbol(code: str, alike: tuple[str, str]) -> None:
    symbol, letters = alike
    for typed in letters:
        assert normalise("DL" + symbols_of(code).replace(symbol, typed)) == code


@given(codes)
def test_digits_typed_on_an_arabic_or_bengali_keyboard_are_digits(code: str) -> None:
    for zero in ("٠", "۰", "০"):
        typed = code.translate({ord("0") + n: ord(zero) + n for n in range(10)})
        assert normalise(typed) == code


@settings(max_examples=20)  # each tries hundreds of errors
@given(codes)
def test_every_wrong_symbol_is_noticed(code: str) -> None:
    right = symbols_of(code)
    for place, wrong in product(range(LENGTH), SYMBOLS):
        if wrong != right[place]:
            assert normalise(right[:place] + wrong + right[place + 1 :]) is None


@settings(max_examples=20)  # each tries hundreds of errors
@given(codes)
def test_every_swap_of_two_symbols_is_noticed(code: str) -> None:
    right = symbols_of(code)
    for first, second in combinations(range(LENGTH), 2):
        swapped = list(right)
        swapped[first], swapped[second] = right[second], right[first]
        if right[first] != right[second]:
            assert normalise("".join(swapped)) is None


def test_no_error_pattern_of_one_symbol_or_one_swap_is_itself_a_code() -> None:
    """The check is linear over GF(32): this finite search proves the two properties above for all codes."""
    blank = ["0"] * LENGTH
    for place, symbol in product(range(LENGTH), SYMBOLS[1:]):
        assert normalise("".join([*blank[:place], symbol, *blank[place + 1 :]])) is None
    for (first, second), symbol in product(combinations(range(LENGTH), 2), SYMBOLS[1:]):
        pattern = blank.copy()
        pattern[first] = pattern[second] = symbol  # a swap adds the same difference at both places
        assert normalise("".join(pattern)) is None


@pytest.mark.parametrize(
    "text", ["", "DL", "DL-12345", "DL-12345-6789CC", "DL-12345-678*C", "0" * 5000, "é" * 10]
)
def test_what_cannot_be_a_code_is_refused(text: str) -> None:
    assert normalise(text) is None


@given(st.text(max_size=80))
def test_any_text_is_answered_by_a_code_or_by_nothing(text: str) -> None:
    answer = normalise(text)
    assert answer is None or normalise(answer) == answer
