"""Solutions put to the proof, and the fence around a learner's page."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from lms.catalogue.values import Course
from lms.learning.practice.proving import unproven
from tests.learning.learner import change_module, the_course
from tests.learning.practice.conftest import Bench
from tests.learning.practice.small_code import DOUBLE, SMALL_CODE, Worker

PAGE = replace(SMALL_CODE, language="html", starter="<h1>Bonjour</h1>")


def faults(app: Flask, **code: Any) -> list[str]:
    """What is wrong with the exercise, once its code is changed."""
    exercise = replace(DOUBLE, code=replace(SMALL_CODE, **code))
    change_module(the_course(), 1, exercises=(exercise,))
    course: Course = the_course()
    with app.app_context():
        return [str(finding) for finding in unproven((replace(course, modules=course.modules[:1]),))]


def test_solutions_that_are_as_their_author_says_give_no_fault(app: Flask, worker: Worker) -> None:
    assert faults(app) == []


def test_a_reference_that_does_not_pass_is_named_with_its_file(app: Flask, worker: Worker) -> None:
    (fault,) = faults(app, reference="def double(n):\n    return n\n")
    assert "/exercises/01-le-double/reference.py:1: This solution must pass every test." in fault


@pytest.mark.parametrize("lines_end", ["\n", "\r\n"])
def test_a_beginning_that_passes_already_is_named(app: Flask, worker: Worker, lines_end: str) -> None:
    (fault,) = faults(app, starter=f"def double(n):{lines_end}    return 2 * n{lines_end}")
    assert "starter.py:1: A test must refuse this" in fault


def test_a_page_is_shown_where_it_can_do_nothing(bench: Bench) -> None:
    change_module(the_course(), 1, exercises=(replace(DOUBLE, kind="html", code=PAGE),))
    answer = bench.at_work.browser.get(f"{bench.address}/preview")
    assert answer.text == "<h1>Bonjour</h1>"
    (policy,) = answer.headers.getlist("Content-Security-Policy")
    assert "sandbox;" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert 'sandbox=""' in bench.page()


def test_the_exercise_keeps_the_strict_policy_of_all_pages_and_may_hold_our_own_frames(bench: Bench) -> None:
    (policy,) = bench.at_work.browser.get(bench.address).headers.getlist("Content-Security-Policy")
    assert "script-src 'self'; style-src 'self';" in policy
    assert policy.endswith("frame-src 'self'")
    (other,) = bench.at_work.browser.get("/").headers.getlist("Content-Security-Policy")
    assert "frame-src" not in other
