"""Every exercise with code: its reference passes in the confined worker, none of its wrong solutions does."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from lms.catalogue.practice import Code
from lms.catalogue.reading import read
from lms.config import ROOT
from lms.i18n import catalogues
from lms.learning.grading.code import job_for, verdict
from tests.outside.sandbox.conftest import Send


@cache
def exercises() -> dict[str, Code]:
    """By course, module and name."""
    return {
        f"{course.slug}/{module.slug}/{exercise.slug}": exercise.code
        for course in read(ROOT / "courses").catalogue.courses
        for module in course.modules
        for exercise in module.exercises
        if exercise.code
    }


@pytest.fixture(scope="session", autouse=True)
def _sentences() -> None:
    catalogues.compile_all()


def passes(send: Send, code: Code, source: str) -> bool:
    """Whether a solution passes every test."""
    return all(criterion.met for criterion in verdict(code, source, send(job_for(code, source))).criteria)


def test_every_reference_passes(confined: Send) -> None:
    with ThreadPoolExecutor(2) as hands:
        held = hands.map(lambda code: passes(confined, code, code.reference), exercises().values())
        assert [name for name, passed in zip(exercises(), held, strict=True) if not passed] == []


def test_no_wrong_solution_passes(confined: Send) -> None:
    wrong = [
        (f"{name}: {one.name}", code, one.text) for name, code in exercises().items() for one in code.wrong
    ]
    with ThreadPoolExecutor(2) as hands:
        held = hands.map(lambda one: passes(confined, one[1], one[2]), wrong)
        assert [name for (name, _, _), passed in zip(wrong, held, strict=True) if passed] == []


def test_there_is_enough_to_practise() -> None:
    languages = [code.language for code in exercises().values()]
    least = {"html": 20, "javascript": 20, "python": 35, "sql": 15}
    assert [language for language, number in least.items() if languages.count(language) < number] == []
