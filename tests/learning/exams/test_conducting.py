"""The exam as those who conduct it: opening, watching, stopping the clock, cancelling, reviewing."""

import csv
from datetime import timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.exams.models import ExamMove, ExamOpening, ExamSitting
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.learning.exams.candidate import Candidate
from tests.learning.exams.small_exam import a_small_exam, set_exam


@pytest.fixture
def board(cast: Cast) -> str:
    """Where the exam of our cohort is conducted."""
    return f"/cohorts/{cast.ours.cohort.id}/exam"


def hours(opens: int, closes: int) -> dict[str, str]:
    """Opening and closing, so many hours from now, as a browser in Paris sends them."""
    local = now().astimezone(ZoneInfo("Europe/Paris"))
    return {
        "opens": f"{local + timedelta(hours=opens):%Y-%m-%dT%H:%M}",
        "closes": f"{local + timedelta(hours=closes):%Y-%m-%dT%H:%M}",
    }


def test_a_trainer_opens_it_to_a_cohort_and_watches_over_it(
    app: Flask, cast: Cast, visit: Visitor, exam: None, board: str
) -> None:
    trainer = visit(cast.trainer)
    sent = trainer.post(f"{board}/open", {"whom": 0, "watched_by": cast.trainer.id} | hours(0, 2))
    assert (sent.status_code, sent.location) == (303, board)
    candidate = Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id)
    candidate.start()
    with app.app_context():
        sitting = db.session.scalars(select(ExamSitting)).one()
        assert (sitting.proctored, sitting.watched_by_id) == (True, cast.trainer.id)
        assert db.session.scalar(select(AuditEntry.action).where(AuditEntry.action == "open-exam"))
    assert "Surveillé par trainer 1" in words_of(trainer.get(board))


def test_it_may_be_sat_alone_by_one_person_for_days(
    app: Flask, cast: Cast, visit: Visitor, exam: None, board: str
) -> None:
    fields = {"whom": cast.ours.enrolment.id, "watched_by": 0} | hours(0, 24 * 7)
    assert visit(cast.coordinator).post(f"{board}/open", fields).status_code == 303
    Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id).start()
    with app.app_context():
        assert db.session.scalars(select(ExamSitting.proctored)).all() == [False]


@pytest.mark.parametrize(("opens", "closes"), [(2, 1), (-3, -1), (0, 13)])
def test_hours_that_make_no_sense_are_refused(
    app: Flask, cast: Cast, visit: Visitor, exam: None, board: str, opens: int, closes: int
) -> None:
    fields = {"whom": 0, "watched_by": cast.trainer.id} | hours(opens, closes)
    assert visit(cast.trainer).post(f"{board}/open", fields).status_code == 422
    with app.app_context():
        assert db.session.scalars(select(ExamOpening)).all() == []


def test_nobody_opens_it_to_a_stranger_or_has_a_stranger_watch(
    cast: Cast, visit: Visitor, exam: None, board: str
) -> None:
    stranger = cast.theirs.people["trainer"].id
    for wrong in ({"whom": cast.theirs.enrolment.id, "watched_by": 0}, {"whom": 0, "watched_by": stranger}):
        assert visit(cast.trainer).post(f"{board}/open", wrong | hours(0, 2)).status_code == 422


def test_closed_it_starts_no_more_and_who_has_started_goes_on(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    with candidate.app.app_context():
        opening = db.session.scalars(select(ExamOpening.id)).one()
    assert visit(cast.trainer).post(f"{board}/openings/{opening}/close").status_code == 303
    assert candidate.answer(sitting, 1).location == f"{sitting}/questions/2"
    candidate.hand_in(sitting)
    assert candidate.browser.post(candidate.start_address).status_code == 422


def test_who_sits_now_is_seen_with_the_time_left(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    candidate.answer_all(sitting, last=2)
    with candidate.later(15.1):
        page = words_of(visit(cast.trainer).get(board)).replace("\xa0", " ")
    assert "learner 1 2/5 30 minutes" in page


def test_a_stop_takes_no_time_and_no_answer_and_only_those_who_teach_can(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    candidate.answer(sitting, 1)
    with candidate.later(40):
        assert visit(cast.learner).post(f"{board}/stop", {"reason": "x"}).status_code == 403
        assert visit(cast.volunteer).post(f"{board}/stop", {"reason": "x"}).status_code == 403
        assert visit(cast.trainer).post(f"{board}/stop", {"reason": ""}).status_code == 422
        assert visit(cast.trainer).post(f"{board}/stop", {"reason": "Panne de courant"}).status_code == 303
    with candidate.later(100):
        assert candidate.browser.get(f"{sitting}/questions/2").location == sitting
        assert "montre est arrêtée" in words_of(candidate.browser.get(sitting))
        refused = candidate.answer(sitting, 2)
        assert (refused.status_code, "Votre choix reste ici" in words_of(refused)) == (422, True)
        assert visit(cast.trainer).post(f"{board}/go-on").status_code == 303
    with candidate.later(104.8):
        assert "1\xa0minute" in candidate.browser.get(sitting).text
        assert candidate.answer(sitting, 2).location == f"{sitting}/questions/3"
    with candidate.later(105.2):
        assert candidate.answer(sitting, 3).location == f"{sitting}/result"
    assert len(candidate.answers()) == 2
    with candidate.app.app_context():
        moves = db.session.scalars(select(ExamMove).order_by(ExamMove.id)).all()
        assert [(m.move, m.reason, m.moved_by_id) for m in moves] == [
            ("stop", "Panne de courant", cast.trainer.id),
            ("go", "", cast.trainer.id),
        ]


def test_one_clock_is_stopped_twice_and_let_go_twice_by_two_trainers_as_if_once(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    number = candidate.start().rsplit("/", 1)[1]
    for who in (cast.trainer, cast.coordinator):
        assert visit(who).post(f"{board}/sittings/{number}/stop", {"reason": "Alarme"}).status_code == 303
    for who in (cast.trainer, cast.coordinator):
        assert visit(who).post(f"{board}/sittings/{number}/go-on").status_code == 303
    with candidate.app.app_context():
        assert db.session.scalars(select(ExamMove.move).order_by(ExamMove.id)).all() == ["stop", "go"]


def test_a_cancelled_sitting_is_no_attempt_and_no_mark_and_its_answers_stay(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    for _attempt in range(2):
        sitting = candidate.start()
        candidate.answer(sitting, 1)
        candidate.hand_in(sitting)
    number = sitting.rsplit("/", 1)[1]
    trainer = visit(cast.trainer)
    sent = {"reason": "Alarme incendie"}
    assert trainer.post(f"{board}/sittings/{number}/cancel", sent).status_code == 303
    assert trainer.post(f"{board}/sittings/{number}/cancel", sent).status_code == 422
    assert "Alarme incendie" in words_of(candidate.browser.get(f"{sitting}/result"))
    assert len(candidate.answers()) == 2
    assert candidate.start() != sitting


def test_a_sitting_cancelled_under_way_takes_no_more_answers(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    number = sitting.rsplit("/", 1)[1]
    visit(cast.trainer).post(f"{board}/sittings/{number}/cancel", {"reason": "Alarme"})
    assert candidate.answer(sitting, 1).location == f"{sitting}/result"
    assert (candidate.answers(), candidate.ends()) == ([], [])


def test_a_review_shows_each_answer_as_it_was_given(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    review = f"{board}/sittings/{sitting.rsplit('/', 1)[1]}"
    candidate.answer(sitting, 1, rightly=False)
    candidate.answer(sitting, 1)
    trainer = visit(cast.trainer)
    with statements(candidate.app) as seen:
        trainer.get(review)
    assert len(seen) <= 9
    prompt = candidate.question(sitting, 1).prompt_html
    assert prompt not in trainer.get(review).text
    candidate.hand_in(sitting)
    page = trainer.get(review)
    assert prompt in page.text
    assert "2 réponses, la dernière compte" in words_of(page)
    assert words_of(page).count("sans réponse") == 4


def test_marks_by_area_are_a_table_and_a_file(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    candidate.answer_all(sitting, last=3)
    candidate.hand_in(sitting)
    trainer = visit(cast.trainer)
    assert "en cours 60 100 0 1 " in words_of(trainer.get(board))
    file = trainer.get(f"{board}/marks.csv")
    rows = list(csv.reader(StringIO(file.text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0][-2:] == ["L'ordinateur", "L'e-mail"]
    assert [rows[1][n] for n in (0, 1, 3, 5, 6, 7)] == ["learner 1", "1", "trainer 1", "60", "100", "0"]


def test_a_name_is_never_a_formula_in_the_file(
    app: Flask, cast: Cast, visit: Visitor, exam: None, board: str
) -> None:
    with app.app_context(), transaction():
        trickster = builders.enrol(cast.ours.cohort, builders.a_person("=1+1", "t1"))
        builders.an_exam_sitting(trickster, a_small_exam(), started_at=now() - timedelta(hours=1))
    assert "\r\n'=1+1;" in visit(cast.trainer).get(f"{board}/marks.csv").text


def test_the_board_asks_as_many_statements_for_many_as_for_one(
    app: Flask, cast: Cast, visit: Visitor, exam: None, board: str
) -> None:
    counts = []
    for number in range(4):
        with app.app_context(), transaction():
            here = builders.enrol(cast.ours.cohort, builders.a_person(f"Personne {number}", f"n{number}"))
            builders.an_exam_sitting(here, a_small_exam())
        with statements(app) as seen:
            assert visit(cast.trainer).get(board).status_code == 200
        counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] <= 10


def test_the_marks_stay_when_the_course_has_no_exam_any_more(
    candidate: Candidate, cast: Cast, visit: Visitor, board: str
) -> None:
    sitting = candidate.start()
    candidate.answer_all(sitting)
    candidate.hand_in(sitting)
    set_exam(None)
    assert "100" in words_of(visit(cast.trainer).get(board))
    assert "100" in words_of(candidate.browser.get(f"{sitting}/result"))
    assert visit(cast.trainer).get(f"{board}/open").status_code == 303
