"""The exam as a learner lives it: in any order, against the server's clock, and nothing is lost."""

import re
from dataclasses import replace

from flask import Flask
from sqlalchemy import select

from lms.core import once
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.exams.models import ExamSitting
from tests.factories import Cast, Visitor, words_of
from tests.learning.exams.candidate import Candidate
from tests.learning.exams.small_exam import a_small_exam, set_exam, the_course
from tests.learning.learner import change_module


def test_an_exam_answered_rightly_is_over_the_bar_and_shows_its_areas(candidate: Candidate) -> None:
    sitting = candidate.start()
    candidate.answer_all(sitting)
    result = candidate.hand_in(sitting)
    page = candidate.browser.get(result.location)
    assert {"3 sur 3", "2 sur 2", "5 sur 5"} <= set(re.findall(r"\d sur \d", words_of(page)))
    assert "Bravo : 100 sur 100" in words_of(page).replace("\xa0", " ")
    assert "Surveillé par trainer 1" in words_of(page)
    [end] = candidate.ends()
    assert (end.way, end.mark, end.marks) == ("handed-in", 100, [["area-1", 3, 3], ["area-4", 2, 2]])


def test_an_open_exam_is_the_one_thing_to_do(candidate: Candidate) -> None:
    pages = ("/", f"/learning/{candidate.enrolment_id}")
    for page in pages:
        assert "L’examen blanc est ouvert" in words_of(candidate.browser.get(page))
    sitting = candidate.start()
    with candidate.later(1):
        assert "L’examen blanc est ouvert" in words_of(candidate.browser.get("/"))
    candidate.hand_in(sitting)
    candidate.hand_in(candidate.start())
    for page in pages:
        assert "L’examen blanc est ouvert" not in words_of(candidate.browser.get(page))


def test_a_mark_under_the_bar_says_what_to_work_on_and_no_word_of_failure(candidate: Candidate) -> None:
    sitting = candidate.start()
    candidate.answer_all(sitting, rightly=False, last=3)
    page = candidate.browser.get(candidate.hand_in(sitting).location)
    module = the_course().modules[0]
    assert f'href="/learning/{candidate.enrolment_id}/modules/{module.number}"' in page.text
    assert "Pas encore" in words_of(page)
    assert not re.search(r"échec|échou|raté|faux|fausse", words_of(page), re.I)


def test_questions_are_answered_in_any_order_and_the_list_tells_which(candidate: Candidate) -> None:
    sitting = candidate.start()
    assert candidate.answer(sitting, 4, go="list").location == sitting
    page = words_of(candidate.browser.get(sitting))
    assert page.count("pas encore de réponse") == 4 + 1  # and once in the legend
    assert candidate.answer(sitting, 2, go="previous").location == f"{sitting}/questions/1"
    assert candidate.answer(sitting, 2, go="next").location == f"{sitting}/questions/3"
    assert candidate.answer(sitting, 5, go="next").location == sitting


def test_an_answer_may_be_changed_and_the_last_counts_and_both_are_kept(candidate: Candidate) -> None:
    sitting = candidate.start()
    candidate.answer(sitting, 1, rightly=False)
    candidate.answer(sitting, 1)
    candidate.answer(sitting, 1)
    assert [(row.position, row.credit) for row in candidate.answers()] == [(1, 0), (1, 1)]
    candidate.hand_in(sitting)
    assert candidate.ends()[0].marks[0] == ["area-1", 1, 3]


def test_coming_back_to_a_question_shows_the_answer_kept(candidate: Candidate) -> None:
    sitting = candidate.start()
    position = next(n for n in range(1, 6) if candidate.question(sitting, n).kind == "single")
    address = f"{sitting}/questions/{position}"
    assert "checked" not in candidate.browser.get(address).text
    candidate.answer(sitting, position)
    right = candidate.question(sitting, position).right  # type: ignore[attr-defined]  # a single choice
    assert re.search(rf'value="{right}"[^>]*checked', candidate.browser.get(address).text)


def test_going_on_without_an_answer_keeps_nothing_and_loses_nothing(candidate: Candidate) -> None:
    sitting = candidate.start()
    assert candidate.send(sitting, 1, {"go": "next"}).location == f"{sitting}/questions/2"
    assert candidate.answers() == []


def test_an_answer_that_is_none_is_sent_back_with_its_sentence(candidate: Candidate) -> None:
    sitting = candidate.start()
    position = next(n for n in range(1, 6) if candidate.question(sitting, n).kind == "single")
    for fields in ({"answer": "nowhere"}, {"answer": "x" * 900_000}, {"answer": ["one", "two"]}):
        assert candidate.send(sitting, position, fields).status_code == 422
    assert candidate.answers() == []


def test_a_question_marked_to_look_at_again_is_named_before_handing_in(candidate: Candidate) -> None:
    sitting = candidate.start()
    candidate.answer(sitting, 2, go="flag")
    candidate.send(sitting, 3, {"go": "flag"})
    page = words_of(candidate.browser.get(f"{sitting}/hand-in"))
    assert "4 questions" in page
    assert "Vous vouliez revoir" in page
    candidate.send(sitting, 2, {"go": "unflag"})
    assert "Vous vouliez revoir" not in words_of(candidate.browser.get(f"{sitting}/hand-in"))


def test_while_an_answer_is_missing_the_main_button_goes_on_rather_than_ends(candidate: Candidate) -> None:
    def main_button() -> str:
        text = candidate.browser.get(f"{sitting}/hand-in").text
        return text[text.index('class="button') :].partition("<span>")[2].partition("<")[0]

    sitting = candidate.start()
    assert main_button() == "Continuer à répondre"
    for position in range(1, 6):
        candidate.answer(sitting, position)
    assert main_button() == "Rendre maintenant"


def test_the_same_answer_sent_twice_is_one(candidate: Candidate) -> None:
    sitting = candidate.start()
    key = once.new_key()
    first = candidate.answer(sitting, 1, once=key)
    again = candidate.answer(sitting, 1, once=key)
    assert (first.status_code, first.location) == (again.status_code, again.location)
    assert len(candidate.answers()) == 1


def test_two_tabs_are_one_sitting(candidate: Candidate, cast: Cast, visit: Visitor) -> None:
    other = replace(candidate)
    first = candidate.start()
    assert other.start() == first
    candidate.answer(first, 1, rightly=False)
    other.answer(first, 1)
    other.hand_in(first)
    late = candidate.answer(first, 2)
    assert (late.status_code, late.location) == (303, f"{first}/result")
    assert "terminé quand cet envoi est arrivé" in words_of(candidate.browser.get(late.location))
    assert [row.credit for row in candidate.answers()] == [0, 1]
    assert len(candidate.ends()) == 1


def test_two_attempts_with_a_fresh_draw_and_no_third(candidate: Candidate) -> None:
    for _attempt in range(2):
        candidate.hand_in(candidate.start())
    refused = candidate.browser.post(candidate.start_address)
    assert refused.status_code == 422
    with candidate.app.app_context():
        first, second = db.session.scalars(select(ExamSitting).order_by(ExamSitting.number)).all()
    asked = [{tuple(question[1:4]) for question in sitting.questions} for sitting in (first, second)]
    assert not asked[0] & asked[1]
    assert (first.number, second.number) == (1, 2)


def test_an_opening_for_somebody_else_opens_nothing(
    app: Flask, cast: Cast, visit: Visitor, exam: None
) -> None:
    with app.app_context(), transaction():
        other = builders.enrol(cast.ours.cohort, builders.a_person("Oksana Kovalenko", "o1"))
        builders.an_exam_opening(cast.ours.cohort, enrolment_id=other.id)
    candidate = Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id)
    assert candidate.browser.post(candidate.start_address).status_code == 422


def test_a_strangers_sitting_does_not_exist(candidate: Candidate, cast: Cast, visit: Visitor) -> None:
    sitting = candidate.start()
    stranger = visit(cast.theirs.people["learner"])
    own = f"/learning/{cast.theirs.enrolment.id}/exam/{sitting.rsplit('/', 1)[1]}"
    for base in (sitting, own):
        for door in ("", "/questions/1", "/hand-in", "/result"):
            assert stranger.get(base + door).status_code == 404
        assert stranger.post(f"{base}/questions/1", {"answer": "x"}).status_code == 404
        assert stranger.post(f"{base}/hand-in").status_code == 404
    assert candidate.browser.get(f"{sitting}/questions/6").status_code == 404


def test_a_question_changed_meanwhile_is_not_counted_and_a_mark_given_stays(candidate: Candidate) -> None:
    sitting = candidate.start()
    candidate.answer(sitting, 1)
    module = the_course().modules[0]
    change_module(the_course(), 1, questions=module.questions[:0])
    page = candidate.browser.get(f"{sitting}/questions/2")
    assert (page.status_code, "renouvelée" in words_of(page)) == (200, True)
    assert candidate.send(sitting, 2, {"answer": "x"}).location == f"{sitting}/questions/3"
    candidate.hand_in(sitting)
    assert candidate.ends()[0].marks == [["area-1", 1, 1], ["area-4", 0, 2]]
    assert "1 sur 3" in words_of(candidate.browser.get(f"{sitting}/result"))


def test_a_course_without_an_exam_leads_back_to_the_course(candidate: Candidate) -> None:
    set_exam(None)
    assert candidate.browser.get(candidate.start_address).location == f"/learning/{candidate.enrolment_id}"


def test_an_exam_changed_meanwhile_keeps_the_rules_it_began_under(candidate: Candidate) -> None:
    sitting = candidate.start()
    set_exam(a_small_exam(minutes=10, pass_mark=10))
    with candidate.later(20):
        assert candidate.answer(sitting, 1).location == f"{sitting}/questions/2"
