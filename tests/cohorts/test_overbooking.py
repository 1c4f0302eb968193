"""More people than seats: the chance that an evening is too full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.cohorts.rules import chance_of_overflow
from tests.factories import Cast, Visitor, words_of


@pytest.mark.parametrize(("enrolled", "chance"), [(10, 0), (11, 0.04), (12, 0.16), (13, 0.33)])
def test_ten_seats_overflow_as_often_as_was_counted(enrolled: int, chance: float) -> None:
    assert round(chance_of_overflow(enrolled, 10), 2) == chance


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0, 1))
def test_more_people_or_fewer_seats_never_make_it_safer(people: int, seats: int, attendance: float) -> None:
    chance = chance_of_overflow(people, seats, attendance)
    assert -1e-9 <= chance <= 1 + 1e-9
    assert chance_of_overflow(people + 1, seats, attendance) >= chance - 1e-9
    assert chance_of_overflow(people, seats + 1, attendance) <= chance + 1e-9


def test_whoever_plans_sees_how_full_the_room_gets(cast: Cast, visit: Visitor) -> None:
    page = words_of(visit(cast.coordinator).get(f"/cohorts/{cast.ours.cohort.id}"))
    assert "places" in page
    assert "Tout le monde a une place." in page
    assert "Tout le monde a une place." not in words_of(
        visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}")
    )
