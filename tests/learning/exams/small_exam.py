"""An exam small enough to sit in a test: two areas, drawn from the banks of the cast's course."""

from dataclasses import replace

from lms.catalogue import queries as catalogue
from lms.catalogue.exam import Exam, ExamArea, ExamItem
from lms.catalogue.values import Catalogue, Course
from lms.demo.builders import COURSE


def the_course() -> Course:
    """The course of the cast."""
    found = catalogue.course(COURSE)
    assert found is not None
    return found


def an_area(course: Course, number: int, draw: int, title: str) -> ExamArea:
    """An area whose items are those of one module."""
    module = course.modules[number - 1]
    items = tuple(ExamItem(course.slug, module.slug, question.id) for question in module.questions)
    return ExamArea(f"area-{number}", title, draw, items)


def a_small_exam(**changes: object) -> Exam:
    """Five questions, 45 minutes, two attempts."""
    course = the_course()
    areas = (an_area(course, 1, 3, "L'ordinateur"), an_area(course, 4, 2, "L'e-mail"))
    exam = Exam("Examen blanc", 45, 75, 2, areas, "a-version")
    return replace(exam, **changes)  # type: ignore[arg-type]  # named as its fields are


def set_exam(exam: Exam | None) -> None:
    """Put the courses in force with this exam in the course of the cast."""
    courses = [replace(each, exam=exam) if each.slug == COURSE else each for each in catalogue.courses()]
    catalogue.put_in_force(Catalogue(tuple(courses)))
