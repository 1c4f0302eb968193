"""What this process teaches from: the courses of the installation, and over them the packages published.

Every few seconds a request that only reads asks the database for two numbers; where they changed, what was
published since is taken up. Nobody restarts anything, and several machines need no common folder.
"""

import logging
import time
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError

from lms.authoring import archive, queries
from lms.authoring.shelf import Shelf
from lms.catalogue import queries as catalogue
from lms.catalogue.queries import Earlier
from lms.catalogue.values import Catalogue, Course
from lms.core.db import db
from lms.core.errors import Refused

EVERY = 3.0
"""Seconds between two looks."""
NOTHING = (0, 0)

log = logging.getLogger("passerelle.courses")


class Library:
    """The courses of the installation, the shelf of packages, and what was taken up so far."""

    def __init__(self, built_in: Catalogue, shelf: Shelf, every: float = EVERY) -> None:
        self.built_in, self.shelf, self.every = built_in, shelf, every
        self.taken_up = NOTHING
        self.looked_at = 0.0
        self.lock = Lock()

    def look(self) -> None:
        """Take up what was published, when the last look is some seconds old."""
        if self._is_due() and self.lock.acquire(blocking=self.must_look):
            try:
                if self._is_due():  # another thread may just have looked
                    self.take_up()
            except SQLAlchemyError as error:  # the page itself will say so, if it needs the database
                db.session.rollback()
                log.warning("courses not looked at", exc_info=error)
            finally:
                self.looked_at = time.monotonic()
                self.lock.release()

    def _is_due(self) -> bool:
        return time.monotonic() - self.looked_at >= self.every

    @property
    def must_look(self) -> bool:
        """Whether this process has not looked yet: it may not know the course somebody is in."""
        return self.looked_at == 0.0

    def take_up(self) -> None:
        """Teach from what is published now."""
        marker = queries.marker()
        if marker != self.taken_up:
            self._teach()
            self.taken_up = marker

    def look_soon(self) -> None:
        """Look at the next request: this process has just published something."""
        self.looked_at = 0.0

    def _teach(self) -> None:
        listed = queries.packages()
        done = queries.history()
        standing = queries.standing(listed, done)
        by_id = {each.id: each for each in listed}
        ever = {each.package_id for each in done}
        taught = {slug: by_id[stack[-1]] for slug, stack in standing.items()}
        courses = {course.slug: course for course in self.built_in.courses}
        for slug, package in taught.items():
            if course := self.course_of(package):
                courses[slug] = course
        earlier: dict[str, tuple[Earlier, ...]] = {
            course.slug: (_built_in(course),) for course in self.built_in.courses if course.slug in taught
        }
        for package in reversed(listed):  # the newest comes first in the end
            if package.id in ever:
                found = Earlier(package.modules, lambda package=package: self.course_of(package))  # type: ignore[misc]
                earlier[package.slug] = (found, *earlier.get(package.slug, ()))
        ordered = tuple(sorted(courses.values(), key=lambda course: course.code))
        catalogue.put_in_force(Catalogue(ordered, self.built_in.placement), earlier)

    def course_of(self, package: queries.Listed) -> Course | None:
        """The course in a package, unpacked here if need be; none where it cannot be read (it is logged)."""
        try:
            if not self.shelf.has(package.slug, package.version):
                files = archive.unpack(queries.archive_of(package.id)).files
                with self.shelf.arriving(package.slug, files) as root:
                    self.shelf.put(root, package.slug, package.version)
            return self.shelf.load(package.slug, package.version)
        except (OSError, Refused) as error:
            log.error("a course cannot be read", exc_info=error, extra={"facts": {"package": package.id}})
            return None


def _built_in(course: Course) -> Earlier:
    return Earlier({module.slug: module.version for module in course.modules}, lambda: course)
