"""What people type: accents, capitals and one slip do not count; numbers are read as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from lms.catalogue.questions import Near
from lms.i18n import words
from lms.learning import grading
from lms.learning.grading.comparing import nearly_same, one_slip, same
from lms.learning.grading.numeric import number_in
from tests.learning.any_question import NUMBERS, WORDS, number, short_text

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG_WORDS = st.text(LETTERS, min_size=5, max_size=12)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("  REPONDRE ", "répondre"),
        ("coeur", "cœur"),
        ("CŒUR", "cœur"),
        ("ex aequo", "ex æquo"),
        ("l ordinateur", "l'ordinateur"),
        ("l’ordinateur", "l'ordinateur"),
        ("L' ordinateur", "l'ordinateur"),
        ("aujourdhui", "aujourd'hui"),
        ("mot   de\u00a0passe", "mot de passe"),
        ("« Brouillons »", "brouillons"),
        ("brouillons.", "brouillons"),
        ("rendez vous", "rendez-vous"),
        ("email", "e-mail"),
        ("e mail", "e-mail"),
        ("e\u0301cran", "écran"),
        ("ﬁchier", "fichier"),
    ],
)
def test_these_are_the_same_words(typed: str, answer: str) -> None:
    assert same(typed, [answer])
    assert same(answer, [typed])


@pytest.mark.parametrize(
    ("typed", "answer", "forgiven"),
    [
        ("brouilon", "brouillon", True),
        ("broulilons", "brouillons", True),
        ("brouilloms", "brouillons", True),
        ("xbrouillons", "brouillons", True),
        ("brouions", "brouillons", False),
        ("envoyer mesage", "envoyer message", True),
        ("envoyr mesage", "envoyer message", True),
        ("envoyer le message", "envoyer message", False),
        ("clic", "clef", False),
        ("clés", "clé", False),
        ("13 rue", "12 rue", False),
        ("windows11", "windows10", False),
        ("123456", "123457", False),
        ("amina@exemple.fr", "amina@exemple.fr", True),
        ("amina @ exemple.fr", "amina@exemple.fr", False),
        ("", "brouillons", False),
    ],
)
def test_one_slip_is_forgiven_in_a_long_word_and_never_in_a_number(
    typed: str, answer: str, forgiven: bool
) -> None:
    assert nearly_same(typed, [answer]) == forgiven


@given(LONG_WORDS, st.data())
def test_any_one_slip_in_a_long_word_is_forgiven(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    slips = [
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    ]
    assert all(nearly_same(slip, [word]) for slip in slips)
    assert all(one_slip(word, slip) and one_slip(slip, word) for slip in slips)


@given(st.text(LETTERS, min_size=1, max_size=8), st.text(LETTERS, min_size=1, max_size=8))
def test_a_slip_is_what_the_distance_between_words_says(one: str, other: str) -> None:
    assert one_slip(one, other) == (_distance(one, other) <= 1)


def _distance(one: str, other: str) -> int:
    """Signs to change, add, take out, or neighbours to swap: the textbook table."""
    table = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = table[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_is_never_another(one: int, other: int) -> None:
    assert nearly_same(f"code {one}", [f"code {other}"]) == (one == other)


@given(st.text(max_size=40), st.sampled_from(WORDS))
def test_whatever_is_typed_is_compared(typed: str, answer: str) -> None:
    assert not same(typed, [answer]) or nearly_same(typed, [answer])


def test_a_slip_into_a_word_the_author_knows_to_be_another_is_not_forgiven() -> None:
    question = short_text("courriel", near=(Near("courrier", Markup("Pas encore. C'est du papier.")),))
    assert grading.mark(question, ["courrielle"]) == 0
    assert grading.mark(question, ["couriel"]) == 1
    assert grading.mark(question, ["courrier"]) == 0
    assert "papier" in grading.remarks(question, ["courrier"])[0].feedback


def test_a_right_answer_with_a_slip_is_shown_as_it_is_written() -> None:
    (praise,) = grading.remarks(short_text("brouillons"), ["brouilons"])
    assert (praise.tone, praise.words, praise.given) == ("good", "brouillons", "brouilons")


def test_what_was_typed_is_never_read_as_html() -> None:
    remark = grading.remarks(short_text("brouillons"), ["<b>&"])[0]
    assert remark.words == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2,15", "2.15"),
        ("2.15", "2.15"),
        (" 2,15 € ", "2.15"),
        ("2,15€", "2.15"),
        ("2,15 euros.", "2.15"),
        ("1 234,50", "1234.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("-3", "-3"),
        ("− 3", "-3"),
        ("+3", "3"),
        ("007", "7"),
        ("١٢٫٥", "12.5"),
        ("۱۲", "12"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, value: str) -> None:
    assert number_in(typed, "€") == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "deux",
        "inf",
        "-inf",
        "nan",
        "NaN",
        "1e999",
        "1e3",
        "0x10",
        "1_000",
        "2**9",
        "__import__('os')",
        "1,2,3",
        "1.2.3",
        "12 34",
        "2,15 kg",
        "€ € €",
        "½",
        "²",
        "1" * 61,
        "9" * 30,
    ],
)
def test_what_is_no_number_is_met_with_a_sentence(typed: str) -> None:
    words.use("en")
    assert number_in(typed, "€") is None
    assert grading.objection(number("2"), [typed] if typed else [])
    assert grading.mark(number("2"), [typed]) == 0


@given(NUMBERS, st.decimals(0, 10, places=2), NUMBERS)
def test_a_number_is_right_within_its_tolerance(answer: Decimal, tolerance: Decimal, typed: Decimal) -> None:
    question = number(f"{answer:f}", f"{tolerance:f}")
    assert (grading.mark(question, [f"{typed:f}"]) == 1) == (abs(typed - answer) <= tolerance)
    assert grading.mark(question, [f"{answer + tolerance:f}".replace(".", ",")]) == 1
    assert grading.mark(question, [f"{answer + tolerance + Decimal('0.01'):f}"]) == 0


@given(st.text(max_size=70))
def test_any_text_is_a_number_or_is_not(text: str) -> None:
    found = number_in(text, "%")
    assert found is None or found.is_finite()


def test_a_number_is_told_with_its_unit_once() -> None:
    question = number("2.15")
    assert grading.words(question, ["2"]) == ["2\u00a0€"]
    assert grading.words(question, ["2 €"]) == ["2 €"]
    assert grading.words(question, grading.right(question)) == ["2,15\u00a0€"]
