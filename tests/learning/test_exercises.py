"""The page of an exercise: what a learner reads, and what only those who teach see."""

import pytest
from markupsafe import Markup

from lms.catalogue.practice import Code, CodeTest, Criterion, Exercise, Solution
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course

CODE = Code(
    language="python",
    starter="print('<au revoir>')\n",
    reference="print('une solution')\n",
    wrong=(Solution("sans-nom", "print()\n"),),
    schema="",
    tests=(CodeTest('{"prints": "une solution"}', "Regardez les guillemets."),),
)
HELLO = Exercise(
    slug="dire-bonjour",
    number=3,
    kind="python",
    title="Dire bonjour",
    minutes=10,
    statement_html=Markup("<p>Écrivez bonjour.</p>"),
    hints=(Markup("Un mot."), Markup("<code>print</code>")),
    checklist=(Criterion("seul", "Travaille sans aide."),),
    code=CODE,
)


@pytest.fixture
def page(at_work: LearnerAtWork) -> str:
    """The page of an exercise."""
    change_module(the_course(), 1, exercises=(HELLO,))
    answer = at_work.browser.get(f"{at_work.lesson_address()}/exercises/3")
    assert answer.status_code == 200
    return answer.text


def test_a_lesson_leads_to_its_exercises(at_work: LearnerAtWork) -> None:
    exercise = module_at().exercises[0]
    address = f"{at_work.lesson_address()}/exercises/1"
    assert f'href="{address}"' in at_work.browser.get(at_work.lesson_address()).text
    shown = at_work.browser.get(address).text
    assert exercise.statement_html in shown
    assert all(f">{hint}</p></details>" in shown for hint in exercise.hints)


def test_a_learner_sees_where_to_begin_the_hints_and_what_is_looked_at(page: str) -> None:
    assert "print(&#39;&lt;au revoir&gt;&#39;)" in page
    assert "Indice 2 sur 2" in page
    assert "Travaille sans aide." in page


def test_a_learner_never_sees_a_solution(page: str) -> None:
    assert "une solution" not in page
    assert "sans-nom" not in page


def test_those_who_teach_see_the_solution(cast: Cast, visit: Visitor) -> None:
    change_module(the_course(), 1, exercises=(HELLO,))
    shown = visit(cast.ours.people["trainer"]).get(f"/cohorts/{cast.ours.cohort.id}/modules/1")
    words = words_of(shown)
    assert "une solution" in words
    assert "sans-nom" in words
    assert "Travaille sans aide." in words


def test_an_exercise_costs_few_statements(at_work: LearnerAtWork) -> None:
    with statements(at_work.app) as sent:
        assert at_work.browser.get(f"{at_work.lesson_address()}/exercises/1").status_code == 200
    assert len(sent) <= 5


def test_an_exercise_that_is_not_there_is_not_found(at_work: LearnerAtWork) -> None:
    assert at_work.browser.get(f"{at_work.lesson_address()}/exercises/9").status_code == 404
