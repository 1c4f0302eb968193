"""What marking costs: every question of every course, answered rightly and with a megabyte of nonsense.

`python -m bench.marking` prints, for each kind of question, the CPU time of reading, checking and marking one
answer: the median, and the dearest question.
"""

import statistics
from collections.abc import Callable, Mapping
from time import process_time

from lms.catalogue.loading import load
from lms.catalogue.values import Question
from lms.config import ROOT
from lms.learning import grading

TIMES = 20
NONSENSE = "œÀ, 1e9 " * 125_000
Fields = Mapping[str, list[str]]


def fields_of(question: Question) -> Fields:
    """The fields of the right answer."""
    return {name: list(values) for name, values in grading.fields(question, grading.right(question)).items()}


def nonsense_of(question: Question) -> Fields:
    """The same fields, each with a megabyte in it."""
    return {name: [NONSENSE] for name in fields_of(question)}


def milliseconds(question: Question, fields: Fields) -> float:
    """CPU time to read, check and mark one answer; marked even when it would have been refused."""
    began = process_time()
    for _time in range(TIMES):
        given = grading.read(question, fields)
        grading.objection(question, given)
        grading.mark(question, given)
    return (process_time() - began) / TIMES * 1000


def show(name: str, questions: list[Question], fields: Callable[[Question], Fields]) -> None:
    """One line of figures."""
    costs = [milliseconds(question, fields(question)) for question in questions]
    print(f"{name:32} {statistics.median(costs):8.4f} ms, the dearest {max(costs):8.4f} ms")


def main() -> None:
    """Read the courses and print."""
    courses = load(ROOT / "courses").courses
    every = [question for course in courses for module in course.modules for question in module.questions]
    for kind in grading.KINDS:
        questions = [question for question in every if question.kind == kind]
        if questions:
            show(f"{kind}, {len(questions)} questions", questions, fields_of)
            show(f"{kind}, a megabyte", questions[:20], nonsense_of)


if __name__ == "__main__":
    main()
