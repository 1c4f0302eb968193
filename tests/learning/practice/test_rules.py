"""Which mark counts, and what a verdict is worth: pure rules."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from lms.learning.practice.rules import Mark, counting, counting_supervised, in_class
from lms.learning.practice.verdicts import Criterion, Line, Verdict, as_plain, from_plain
from lms.learning.practice.work import clean, readable

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
marks = some.lists(
    some.builds(
        Mark,
        points=some.sampled_from((0.0, 0.5, 1.0)),
        done=some.booleans(),
        at=some.just(NOON),
        by_trainer=some.booleans(),
        supervised=some.booleans(),
    ),
    max_size=6,
)


@given(marks)
def test_without_a_trainers_word_the_best_counts(given_marks: list[Mark]) -> None:
    own = [mark for mark in given_marks if not mark.by_trainer]
    best = counting(own)
    assert (best is None) == (not own)
    assert best is None or all((best.done, best.points) >= (mark.done, mark.points) for mark in own)


@given(marks, some.booleans())
def test_a_trainers_word_replaces_all_before_it_and_better_work_after_it_counts(
    before: list[Mark], done: bool
) -> None:
    word = Mark(0.4, done, NOON, by_trainer=True)
    assert counting([*before, word]) == word
    better = Mark(1.0, True, NOON)
    assert counting([*before, word, better]) == better


@given(marks)
def test_where_supervision_is_asked_nothing_done_alone_counts_as_done(given_marks: list[Mark]) -> None:
    found = counting_supervised(given_marks)
    assert found is None or found.supervised or not found.done


def test_work_is_in_class_within_an_evening_of_presence() -> None:
    evening = [(NOON, NOON + timedelta(hours=2))]
    assert in_class(NOON, evening)
    assert not in_class(NOON + timedelta(hours=3), evening)
    assert not in_class(NOON, [])


def verdict(*met: bool, **more: Any) -> Verdict:
    return Verdict(criteria=tuple(Criterion(str(n), one, "phrase") for n, one in enumerate(met)), **more)


@given(some.lists(some.booleans(), min_size=1, max_size=8), some.none() | some.floats(0, 1))
def test_all_points_are_for_all_criteria_and_for_nothing_less(met: list[bool], share: float | None) -> None:
    found = verdict(*met, share=share)
    assert 0 <= found.points <= 1
    assert (found.points == 1) == all(met) == found.done


def test_a_verdict_comes_back_from_the_database_as_it_was() -> None:
    full = verdict(
        True,
        False,
        first="Là.",
        beside=(("Attendu", "6"),),
        line=Line(2, "x"),
        works="1 chose.",
        facts={"a": [1]},
    )
    assert from_plain(as_plain(full)) == full


@given(some.text())
def test_what_a_program_prints_can_be_shown_whatever_it_is(text: str) -> None:
    shown = readable(text + "\x00\x1b\ud800")
    shown.encode()
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in shown)
    assert clean({"a": [text, 1, None]})["a"][1:] == [1, None]
