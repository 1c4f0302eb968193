"""A class whose course has one question of each kind, on an instance of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lms import create_app
from lms.accounts.secrets import hashed
from lms.catalogue import queries as catalogue
from lms.catalogue.values import Course
from lms.config import Settings
from lms.core import shape
from lms.core.db import db, transaction
from lms.demo import builders
from tests import guide

IDENTIFIER, PIN = "200001", "284917"


@dataclass(frozen=True)
class KindsClass:
    """The course, and the place of the one learner in it."""

    course: Course
    enrolment_id: int

    def lesson(self, kind: str) -> str:
        """The lesson from which a question of that kind is asked."""
        module = next(m for m in self.course.modules if m.questions[0].kind == kind)
        return f"/learning/{self.enrolment_id}/modules/{module.number}"


def open_class(folder: Path) -> tuple[KindsClass, dict[str, Any]]:
    """Write the course and enrol a learner; also gives the settings a server needs to teach it."""
    courses, instance = folder / "courses", folder / "instance"
    guide.write_course(courses)
    with _application(Settings(instance=instance, courses=courses)) as course, transaction():
        person = builders.a_person("Nour Karimi", IDENTIFIER, secret_hash=hashed(PIN))
        builders.a_role(person, "learner")
        enrolment = builders.enrol(builders.a_cohort(builders.a_site(), course=guide.SLUG), person)
        opened = KindsClass(course, enrolment.id)
    return opened, {"PASSERELLE_COURSES": str(courses), "PASSERELLE_DEMO": "no"}


@contextmanager
def _application(settings: Settings) -> Iterator[Course]:
    """An application on a database of its own; the catalogue in force before is so again afterwards."""
    before = catalogue.in_force()
    app = create_app(settings)
    try:
        with app.app_context():
            shape.upgrade()
            yield catalogue.courses()[0]
            db.session.remove()
            db.engine.dispose()
    finally:
        catalogue.put_in_force(before)
