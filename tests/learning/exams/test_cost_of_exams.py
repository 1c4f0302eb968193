"""Each page of an exam asks the database a bounded number of times."""

import pytest

from tests.counting import statements
from tests.learning.exams.candidate import Candidate


@pytest.mark.parametrize("door", ["", "/questions/1", "/hand-in"])
def test_a_page_of_the_exam_asks_a_bounded_number_of_statements(candidate: Candidate, door: str) -> None:
    sitting = candidate.start()
    counts = []
    for last in (1, 5):
        candidate.answer_all(sitting, last=last)
        with statements(candidate.app) as seen:
            assert candidate.browser.get(sitting + door).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 7


def test_the_first_and_the_last_page_ask_a_bounded_number_of_statements(candidate: Candidate) -> None:
    counts = []
    for _attempt in range(2):
        sitting = candidate.start()
        candidate.answer_all(sitting)
        candidate.hand_in(sitting)
        with statements(candidate.app) as seen:
            assert candidate.browser.get(f"{sitting}/result").status_code == 200
            assert candidate.browser.get(candidate.start_address).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 15


def test_an_answer_asks_a_bounded_number_of_statements(candidate: Candidate) -> None:
    sitting = candidate.start()
    with statements(candidate.app) as seen:
        candidate.answer(sitting, 1)
    assert len(seen) <= 15
