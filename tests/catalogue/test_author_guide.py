"""The guide for authors: what it shows can be copied and passes the check."""

from pathlib import Path

import pytest

from lms.catalogue.components import COMPONENTS
from lms.catalogue.kinds import KINDS
from lms.catalogue.reading import read
from tests.catalogue.small_course import MODULE
from tests.guide import GUIDE, examples


def test_the_examples_make_a_course_without_fault(courses: Path) -> None:
    (settings,), (questions,), lesson = examples("toml"), examples("yaml"), "".join(examples("markdown"))
    (courses / "digitall-debutant/course.toml").write_text(settings, "utf-8")
    (courses / MODULE / "questions.yaml").write_text(questions.replace("draw: 6", "draw: 2"), "utf-8")
    (courses / MODULE / "lesson.md").write_text(f"{lesson}\n![Une adresse.](adresse.svg)\n", "utf-8")

    reading = read(courses)

    assert reading.faults == ()
    assert len(reading.catalogue.courses[0].modules[0].words) == 2


def test_the_example_of_an_exam_passes_the_check(courses: Path) -> None:
    exam = next(text for text in examples("yml") if "areas:" in text)
    (courses / "digitall-debutant/exam.yaml").write_text(exam, "utf-8")

    reading = read(courses)

    assert reading.faults == ()
    assert reading.catalogue.courses[0].exam is not None


@pytest.mark.parametrize("name", [*KINDS, *COMPONENTS])
def test_every_kind_and_component_is_explained(name: str) -> None:
    assert f"`{name}`" in GUIDE
