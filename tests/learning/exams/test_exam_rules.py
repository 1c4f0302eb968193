"""The clock, the draw and the marks of an exam: properties."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from hypothesis import assume, given
from hypothesis import strategies as st

from lms.catalogue.exam import Exam, ExamItem
from lms.catalogue.values import SingleChoice
from lms.learning.exams import rules
from lms.learning.exams.bank import question_of
from lms.learning.exams.rules import Clock, Stop, stops_of
from tests.learning.exams.small_exam import a_small_exam

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
seconds = st.integers(0, 4 * 3600).map(lambda n: timedelta(seconds=n))
clocks = st.builds(Clock, st.just(START), st.integers(5, 240), st.integers(0, 100))
pauses = st.lists(st.tuples(st.integers(1, 600), st.integers(1, 600)), max_size=4)


def with_pauses(clock: Clock, lengths: list[tuple[int, int]]) -> tuple[Clock, timedelta]:
    """The clock stopped after so many seconds each time, for so many; and how long it stood in all."""
    at, stops = START, []
    for running, standing in lengths:
        since = at + timedelta(seconds=running)
        at = since + timedelta(seconds=standing)
        stops.append(Stop(since, at))
    stood = timedelta(seconds=sum(standing for _, standing in lengths))
    return Clock(clock.started_at, clock.minutes, clock.extra_percent, tuple(stops)), stood


@given(clocks, seconds, seconds)
def test_time_left_never_grows_and_never_is_less_than_nothing(
    clock: Clock, one: timedelta, other: timedelta
) -> None:
    sooner, later = sorted((one, other))
    assert clock.allowed >= clock.left(START + sooner) >= clock.left(START + later) >= timedelta()


@given(clocks, seconds)
def test_it_is_over_from_the_deadline_on_and_not_before(clock: Clock, after: timedelta) -> None:
    assert clock.deadline is not None
    assert clock.is_over(START + after) == (START + after >= clock.deadline)


@given(clocks, pauses)
def test_a_stop_moves_the_deadline_by_its_length(clock: Clock, lengths: list[tuple[int, int]]) -> None:
    assume(timedelta(seconds=sum(running for running, _ in lengths)) < clock.allowed)
    stopped, stood = with_pauses(clock, lengths)
    assert clock.deadline is not None
    assert stopped.deadline == clock.deadline + stood
    assert stopped.left(stopped.deadline) == timedelta()
    assert stopped.left(stopped.deadline - timedelta(seconds=1)) == timedelta(seconds=1)


@given(clocks, seconds, seconds)
def test_no_time_passes_while_it_stands_still(clock: Clock, since: timedelta, more: timedelta) -> None:
    standing = Clock(START, clock.minutes, clock.extra_percent, (Stop(START + since),))
    assert standing.left(START + since + more) == clock.left(START + since)
    assert not standing.is_over(START + since + more)
    assert standing.deadline is None


@given(st.integers(5, 240), st.sampled_from([0, 25, 33, 50, 100]))
def test_extra_time_is_added_in_its_proportion(minutes: int, extra: int) -> None:
    allowed = Clock(START, minutes, extra).allowed
    assert allowed == timedelta(seconds=minutes * 60 * (100 + extra) // 100)
    assert allowed >= Clock(START, minutes).allowed


@given(st.lists(st.sampled_from(["stop", "go"]), max_size=8))
def test_two_trainers_who_stop_or_start_it_twice_change_nothing(events: list[str]) -> None:
    told = [(event, START + timedelta(minutes=number)) for number, event in enumerate(events)]
    stops = stops_of(told)
    assert [stop.until is None for stop in stops].count(True) == (bool(stops) and stops[-1].until is None)
    assert all(stop.until is None or stop.until > stop.since for stop in stops)
    last = next(iter(reversed(events)), "go")
    assert Clock(START, 45, 0, stops).stopped == (last == "stop")


@given(seed=st.text(max_size=8))
def test_a_draw_takes_each_area_in_its_number_and_no_item_twice(shared_app: Flask, seed: str) -> None:
    exam = a_small_exam()
    drawn = rules.draw(exam, question_of, (), seed)
    assert [each.area for each in drawn] == ["area-1"] * 3 + ["area-4"] * 2
    assert len({each.item for each in drawn}) == exam.size
    assert drawn == rules.draw(exam, question_of, (), seed)


@given(first=st.text(max_size=8), second=st.text(max_size=8))
def test_a_second_draw_is_fresh_while_there_are_items(shared_app: Flask, first: str, second: str) -> None:
    exam = a_small_exam()
    seen = {each.item for each in rules.draw(exam, question_of, (), first)}
    again = {each.item for each in rules.draw(exam, question_of, seen, second)}
    assert not seen & again
    everything = {item for area in exam.areas for item in area.items}
    assert len(rules.draw(exam, question_of, everything, second)) == exam.size


def test_what_is_no_longer_in_a_course_is_not_drawn(shared_app: Flask) -> None:
    exam: Exam = a_small_exam()
    first = exam.areas[0].items[0]

    def find(item: ExamItem) -> SingleChoice | None:
        return None if item == first else question_of(item)  # type: ignore[return-value]  # any kind will do

    for seed in range(20):
        assert first not in {each.item for each in rules.draw(exam, find, (), str(seed))}


marks = st.dictionaries(st.integers(1, 6), st.floats(0, 1), max_size=6)


@given(marks, st.sets(st.integers(1, 6)))
def test_the_whole_is_between_nothing_and_all_and_the_sum_of_its_areas(
    credit: dict[int, float], gone: set[int]
) -> None:
    found = rules.outcome({"a": "A", "b": "B"}, ["a", "a", "a", "b", "b", "b"], credit, gone)
    assert 0 <= found.mark <= 100
    assert found.asked == 6 - len(gone - set(credit))
    assert abs(found.earned - sum(credit.values())) < 1e-9
    assert [area.area for area in found.areas] == ["a", "b"]


@given(marks, st.integers(1, 6))
def test_a_better_answer_never_lowers_the_mark(credit: dict[int, float], position: int) -> None:
    areas = ["a", "a", "a", "b", "b", "b"]
    before = rules.outcome({"a": "A", "b": "B"}, areas, credit)
    after = rules.outcome({"a": "A", "b": "B"}, areas, credit | {position: 1.0})
    assert after.mark >= before.mark
