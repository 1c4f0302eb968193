"""A learner does an exercise the machine grades: tries, sends, reads what is said, loses nothing."""

import re
from dataclasses import replace

import pytest

from lms.core.errors import Refused
from lms.learning.models import Progress
from lms.learning.practice.models import Submission, WorkDraft
from lms.sandbox import asking
from tests.counting import statements
from tests.factories import words_of
from tests.learning.learner import change_module, the_course
from tests.learning.practice.conftest import NOT_YET, RIGHT, Bench
from tests.learning.practice.small_code import DOUBLE, SMALL_CODE


def test_the_page_begins_with_what_its_author_wrote_and_hides_the_solution(bench: Bench) -> None:
    page = bench.page()
    assert "return n\n</textarea>" in page
    assert "2 * n" not in page.replace("<code>2 * n</code>", "")
    assert "Indice 2 sur 2" in page


def test_what_is_right_is_kept_with_its_verdict_and_counts_in_the_module(bench: Bench) -> None:
    assert bench.send(RIGHT).location == f"{bench.address}#verdict"
    (row,) = bench.rows(Submission)
    assert (row.met, row.asked, row.points, row.done) == (3, 3, 1.0, True)
    assert row.text == RIGHT.replace("\r\n", "\n")
    progress = bench.at_work.one(Progress.__table__.select())
    assert progress is not None
    assert "Bien joué" in bench.page()


def test_what_is_not_right_yet_names_the_first_thing_and_what_came(bench: Bench) -> None:
    bench.send(NOT_YET)
    words = words_of(bench.at_work.browser.get(bench.address))
    assert "3 deux fois font 6." in words
    assert "double(3)" in words
    assert "2 choses sur 3 sont déjà justes." in words
    assert not bench.rows(Submission)[0].done


def test_an_error_is_said_in_a_sentence_with_the_learners_own_line(bench: Bench) -> None:
    bench.send("def double(n):\n    retrun 2 * n\n")
    words = words_of(bench.at_work.browser.get(bench.address))
    assert "Ligne 2" in words
    assert "retrun 2 * n" in words
    assert "invalid syntax" not in words


def test_expected_values_never_go_to_the_worker(bench: Bench) -> None:
    bench.send(RIGHT)
    (job,) = bench.worker.jobs
    assert job.asks == asking.asks_of("python", [test.plain for test in SMALL_CODE.tests])
    assert not any("gives" in ask for ask in job.asks)


def test_trying_shows_what_is_printed_and_marks_nothing(bench: Bench) -> None:
    answer = bench.send("print('<script>')", do="run", typed="Amina\r\nLin")
    assert answer.status_code == 200
    assert "&lt;script&gt;" in answer.text
    assert "␛" in answer.text
    assert "␀" in answer.text
    assert bench.worker.jobs[0].asks == ({"run": True, "input": ["Amina", "Lin"]},)
    assert not bench.rows(Submission)


def test_what_was_tried_is_there_when_one_comes_back(bench: Bench) -> None:
    bench.send("n = 'à finir'", do="run")
    assert "n = &#39;à finir&#39;" in bench.page()


def test_what_was_sent_is_there_to_go_on_from(bench: Bench) -> None:
    bench.send(NOT_YET + "# une remarque")
    assert "# une remarque" in bench.page().split("<textarea")[1]


def test_what_was_written_is_kept_when_the_worker_takes_no_more(bench: Bench) -> None:
    bench.worker.refusal = Refused("Attendez une minute.")
    answer = bench.send("n = 1")
    assert answer.status_code == 422
    assert "Attendez une minute." in answer.text
    assert "n = 1</textarea>" in answer.text
    assert [row.text for row in bench.rows(WorkDraft)] == ["n = 1"]


def test_where_nothing_can_be_run_the_page_says_so_and_keeps_what_is_written(bench: Bench) -> None:
    bench.worker.closed = "seccomp"
    page = bench.page()
    assert "ne peut pas regarder ce travail" in page
    assert "seccomp" not in page


def test_beginning_again_shows_the_start_and_loses_nothing(bench: Bench) -> None:
    bench.send(NOT_YET)
    anew = bench.send(NOT_YET + "# une remarque", do="restart").text
    assert "une remarque" not in anew
    assert "Reprendre ce que vous aviez écrit" in anew
    assert "une remarque" in bench.page().split("<textarea")[1]
    assert len(bench.rows(Submission)) == 1


@pytest.mark.parametrize(("text", "sentence"), [("  ", "Écrivez d’abord"), ("é" * 10_001, "trop long")])
def test_nothing_and_too_much_get_a_sentence(bench: Bench, text: str, sentence: str) -> None:
    answer = bench.send(text)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not bench.rows(Submission)


def test_the_same_form_sent_twice_is_one_go(bench: Bench) -> None:
    bench.send(RIGHT, once="la-meme-cle")
    bench.send(RIGHT, once="la-meme-cle")
    assert len(bench.rows(Submission)) == 1


def test_the_best_go_counts(bench: Bench) -> None:
    bench.send(RIGHT)
    bench.send(NOT_YET)
    page = bench.page()
    assert "Envoyé 2 fois" in page
    with bench.at_work.app.app_context():
        assert bench.at_work.one(Progress.__table__.select().with_only_columns(Progress.exercises_done)) == [
            "le-double"
        ]


def test_an_exercise_graded_by_the_machine_costs_few_statements(bench: Bench) -> None:
    bench.send(NOT_YET)
    with statements(bench.at_work.app) as sent:
        bench.page()
    assert len(sent) <= 7


def test_what_is_typed_stays_only_on_a_device_of_ones_own(bench: Bench) -> None:
    assert "data-drafts" in bench.page()
    assert "data-keeps" not in bench.page()
    with bench.at_work.browser.client.session_transaction() as session:
        session["own"] = True
    assert f":{bench.address}" in bench.page().partition("data-keeps=")[2].split()[0]


def test_a_sentence_that_waits_to_be_read_is_not_said_twice(bench: Bench) -> None:
    for _again in range(3):
        bench.send(RIGHT)
    with bench.at_work.browser.client.session_transaction() as session:
        assert len(session["_flashes"]) == 1


def test_one_button_alone_calls_and_once_the_work_is_done_it_leads_on(bench: Bench) -> None:
    def calling() -> list[str]:
        main = bench.page().partition("<main")[2].partition("</main>")[0]
        return re.findall(r'class="button"[^>]*>(?:<svg.*?</svg>)?<span>([^<]+)', main)

    assert calling() == ["Vérifier mon travail"]
    bench.send(NOT_YET)
    assert calling() == ["Vérifier mon travail"]
    bench.send()
    assert calling() == ["Retour à la leçon"]  # the last of its module; another leads to the next
    change_module(the_course(), 1, exercises=(DOUBLE, replace(DOUBLE, number=2, slug="triple")))
    assert calling() == ["Exercice suivant"]
    bench.send(NOT_YET)
    assert calling() == ["Vérifier mon travail"]
