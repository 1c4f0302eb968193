"""Where solutions of exercises are put to the proof: the application tells, as the catalogue runs no code."""

from collections.abc import Callable, Iterator

from flask import Flask

from lms.catalogue.faults import Finding
from lms.catalogue.values import Course

Prove = Callable[[tuple[Course, ...]], Iterator[Finding]]
"""What is not as it should be: a reference that does not pass, a wrong solution that does. Raises Refused
with a sentence where nothing can be run."""

_PLACE = "prove_solutions"


def ask(app: Flask, prove: Prove) -> None:
    """Let `prove` answer for this application."""
    app.extensions[_PLACE] = prove


def unproven(app: Flask, courses: tuple[Course, ...]) -> Iterator[Finding]:
    """What is not as it should be among the solutions of `courses`."""
    prove: Prove = app.extensions[_PLACE]
    return prove(courses)
