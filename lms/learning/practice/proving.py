"""Puts the solutions of exercises to the proof: each reference passes, no wrong solution does."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from lms.catalogue.faults import Finding
from lms.catalogue.practice import Exercise
from lms.catalogue.values import Course, Module
from lms.learning.practice.kinds import kind_of


@runtime_checkable
class Proving(Protocol):
    """A kind of work whose authors keep solutions."""

    def prove(self, exercise: Exercise) -> Iterator[tuple[str, str]]:
        """(file, sentence) of each solution that is not as its author says. May raise Refused."""


def unproven(courses: tuple[Course, ...]) -> Iterator[Finding]:
    """What is not as it should be, exercise after exercise; raises Refused where nothing can be run."""
    for course in courses:
        for module in course.modules:
            for exercise in module.graded_exercises:
                kind = kind_of(exercise)
                if not isinstance(kind, Proving):
                    continue
                for file, sentence in kind.prove(exercise):
                    yield Finding(f"{_folder(course, module, exercise)}/{file}", 1, sentence)


def _folder(course: Course, module: Module, exercise: Exercise) -> str:
    inside = f"{exercise.number:02d}-{exercise.slug}"
    return f"{course.slug}/modules/{module.number:02d}-{module.slug}/exercises/{inside}"
