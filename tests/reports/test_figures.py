"""What a figure says when its number cannot be told."""

import pytest

from lms.i18n import words
from lms.reports import figures, rules
from lms.reports.rules import Count

SENTENCE = "12 of 30 people"


@pytest.fixture(autouse=True)
def in_english() -> None:
    words.use("en")


def test_a_withheld_count_is_not_told_of_a_number() -> None:
    assert figures._of(rules.WITHHELD, SENTENCE) == ""


@pytest.mark.parametrize("count", [Count("exact", 12), Count("few"), Count("all-but-few")])
def test_any_other_count_says_of_how_many(count: Count) -> None:
    assert figures._of(count, SENTENCE) == SENTENCE


@pytest.mark.parametrize(
    ("value", "amount", "in_words"), [("not told", None, True), ("12", 12, False), ("–", None, False)]
)
def test_a_value_in_words_is_known_from_a_number(value: str, amount: int | None, in_words: bool) -> None:
    assert figures.Figure("Women", value, "", amount=amount).in_words is in_words
