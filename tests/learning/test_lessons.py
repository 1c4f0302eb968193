"""Course page and lesson: what a learner sees, at what cost."""

import re

from lms.learning.rules import kilobytes_of_page, minutes_needed
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, module_at, shorten, the_course

LESSON_ON_THE_WIRE = 40_000


def test_the_lesson_shows_its_text_its_weight_and_one_button_to_the_quiz(at_work: LearnerAtWork) -> None:
    page = at_work.browser.get(at_work.lesson_address())
    module = module_at()
    assert page.status_code == 200
    assert module.lesson_html in page.text
    assert f"environ {kilobytes_of_page(module)} ko" in re.sub(r"\s", " ", words_of(page))
    assert page.text.count('class="button block"') == 1


def test_the_weight_shown_is_what_the_page_weighs(at_work: LearnerAtWork) -> None:
    for module in the_course().modules:
        weight = on_the_wire(at_work, at_work.lesson_address(module.number))
        assert abs(weight - 1000 * kilobytes_of_page(module)) <= 1000


def test_a_lesson_costs_few_statements(at_work: LearnerAtWork) -> None:
    at_work.answer(at_work.start())
    with statements(at_work.app) as sent:
        assert at_work.browser.get(at_work.lesson_address()).status_code == 200
    assert len(sent) <= 4


def test_a_first_lesson_with_all_it_needs_stays_light(at_work: LearnerAtWork) -> None:
    address_of = at_work.app.jinja_env.globals["asset"]
    needed = [address_of(name) for name in ("app.css", "app.js", "favicon.svg")]  # type: ignore[operator]  # a function
    beside = sum(on_the_wire(at_work, address) for address in needed)
    for module in the_course().modules:
        page = at_work.browser.get(at_work.lesson_address(module.number)).text
        assert all(address in page for address in needed)
        assert beside + on_the_wire(at_work, at_work.lesson_address(module.number)) <= LESSON_ON_THE_WIRE


def on_the_wire(at_work: LearnerAtWork, address: str) -> int:
    """Bytes of an answer as a browser receives it."""
    with at_work.browser.get(address, headers={"Accept-Encoding": "gzip, deflate, br"}) as answer:
        assert answer.headers["Content-Encoding"] in ("br", "gzip")
        return len(answer.data)


def test_a_module_that_is_not_there_is_not_found(at_work: LearnerAtWork) -> None:
    assert at_work.browser.get(at_work.lesson_address(99)).status_code == 404
    assert at_work.browser.post(f"{at_work.lesson_address(99)}/quiz").status_code == 404


def test_the_course_of_somebody_else_is_not_found(cast: Cast, visit: Visitor) -> None:
    stranger = visit(cast.theirs.people["learner"])
    assert stranger.get(f"/learning/{cast.ours.enrolment.id}").status_code == 404
    assert stranger.get(f"/learning/{cast.ours.enrolment.id}/modules/1").status_code == 404


def test_the_course_page_says_what_is_left_before_the_certificate(
    at_work: LearnerAtWork, minutes: dict[int, int]
) -> None:
    shorten()
    course = the_course()
    minutes[at_work.enrolment_id] = minutes_needed(course) - 90
    for module in course.modules[:-1]:
        at_work.finish(at_work.start(module.number))
    words = words_of(at_work.browser.get(at_work.course_address))
    assert str(course.modules[-1].number) in words
    assert "1 h 30" in words
    assert "100" in words


def test_the_course_page_leads_to_the_question_where_one_stopped(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    at_work.answer(address)
    assert f'href="{address[:-1]}2"' in at_work.browser.get(at_work.course_address).text


def test_who_has_done_everything_is_told_so(at_work: LearnerAtWork, minutes: dict[int, int]) -> None:
    shorten()
    minutes[at_work.enrolment_id] = minutes_needed(the_course())
    for module in the_course().modules:
        at_work.finish(at_work.start(module.number))
    page = at_work.browser.get(at_work.course_address)
    assert page.status_code == 200
    assert "card next" not in page.text
