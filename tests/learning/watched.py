"""A course with a role-play a trainer watches, for tests to change."""

from dataclasses import replace

from markupsafe import Markup

from lms.catalogue.practice import Criterion, Exercise
from lms.catalogue.values import Course, ModuleCompletion
from tests.learning.learner import publish, the_course

LISTENING = Exercise(
    slug="ecouter",
    number=1,
    kind="role-play",
    title="Écouter une personne",
    minutes=20,
    statement_html=Markup("<p>Écoutez votre voisin.</p>"),
    hints=(),
    checklist=(Criterion("ecoute", "Écoute jusqu'au bout."), Criterion("merci", "Dit merci.")),
    code=None,
)
ALL = ["ecoute", "merci"]


def watch(number: int = 1, exercises: tuple[Exercise, ...] = (LISTENING,), **asked: bool) -> Course:
    """Put in force the course of the cast with a role-play in one module, which asks for it."""
    course = the_course()
    completion = ModuleCompletion(**({"mark": True, "observed": True} | asked))
    modules = tuple(
        replace(each, exercises=exercises, completion=completion) if each.number == number else each
        for each in course.modules
    )
    publish(replace(course, modules=modules))
    return the_course()
