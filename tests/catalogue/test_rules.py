"""Readable sentences and fair questions, as pure rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue import rules


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("", 0),
        ("L’ordinateur attend.", 2),
        ("Oui !", 1),
        ("« Répondre » à Claire", 3),
        ("2 clics", 2),
        ("a – b", 2),
    ],
)
def test_words_are_counted_as_readers_count_them(sentence: str, count: int) -> None:
    assert rules.words(sentence) == count


def test_only_the_long_sentence_is_named() -> None:
    short, long = "Il part.", "un " * 12 + "mot."

    assert rules.long_sentences(f"{short} {long} {short}") == [long]


@given(st.lists(st.integers(1, 12).map(lambda n: " ".join(["mot"] * n) + "."), max_size=8).map(" ".join))
def test_sentences_of_twelve_words_are_never_long(text: str) -> None:
    assert rules.long_sentences(text) == []


@given(st.integers(13, 40), st.sampled_from(".!?…"))
def test_thirteen_words_are_always_long(n: int, end: str) -> None:
    assert len(rules.long_sentences(" ".join(["mot"] * n) + end)) == 1


@pytest.mark.parametrize(
    ("options", "shows"),
    [
        ([(30, True), (10, False), (12, False)], True),
        ([(12, True), (11, False), (10, False)], False),
        ([(10, True), (30, False)], False),
    ],
)
def test_a_right_option_shows_when_it_is_clearly_the_longest(
    options: list[tuple[int, bool]], shows: bool
) -> None:
    assert rules.longest_is_right(options) is shows


@pytest.mark.parametrize(
    ("places", "expected"),
    [([0, 0, 0], None), ([0, 0, 0, 1], 0), ([0, 1, 2, 0], None), ([2, 2, 2, 2], 2), ([0, 0, 1, 1], None)],
)
def test_a_habit_is_seen_in_more_than_half_of_enough_questions(
    places: list[int], expected: int | None
) -> None:
    assert rules.habit(places) == expected


@pytest.mark.parametrize(
    ("size", "draw", "small"), [(10, 6, False), (9, 6, True), (10, 8, True), (12, 8, False)]
)
def test_a_bank_must_outlast_a_second_try(size: int, draw: int, small: bool) -> None:
    assert rules.bank_is_too_small(size, draw) is small


@pytest.mark.parametrize(
    ("markup", "sign"),
    [
        ("Que faites-vous ?", ""),
        ("Un <strong>mot</strong> et « un autre »&nbsp;!", ""),
        ("Tapez <kbd>Alt Gr</kbd>.", "Alt Gr"),
        ("Le fichier <code>a&amp;b.zip</code>.", "a&b.zip"),
        ("Allez sur banque.fr/entrer vite.", "banque.fr/entrer"),
    ],
)
def test_a_voice_cannot_say_signs(markup: str, sign: str) -> None:
    assert rules.unspeakable(markup) == sign


def test_a_sentence_ends_with_its_quotation() -> None:
    said = "It says: “Twelve words are enough for anybody who reads slowly.” Then it stops."
    assert rules.long_sentences(said) == []
