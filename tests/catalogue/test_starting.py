"""A mistake in a course stops the application where it starts, and says where it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lms import create_app
from lms.catalogue.faults import CourseErrors
from lms.config import Settings
from tests.catalogue.small_course import Plant


def test_the_application_does_not_start_on_a_broken_course(
    settings: Settings, courses: Path, plant: Plant, tmp_path: Path, furnish: Callable[[Path], None]
) -> None:
    furnish(tmp_path)
    place = plant("questions.yaml", "kind: single", "kind: choice")
    with pytest.raises(CourseErrors, match="Write “kind:” as one of single, multiple, ordering") as stopped:
        create_app(replace(settings, courses=courses, instance=tmp_path))
    assert str(place) in str(stopped.value)
