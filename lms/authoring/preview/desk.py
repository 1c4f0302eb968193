"""The folder an author writes in: its courses, each read again only when one of its files changed."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Lock

from lms.catalogue.reading import Reading, read, read_one
from lms.catalogue.values import Course


class Desk:
    """A folder of courses, of which one is looked at."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: dict[str, tuple[str, Reading]] = {}
        self.lock = Lock()
        self.beside: tuple[Course, ...] | None = None

    def slugs(self) -> list[str]:
        """The courses there are."""
        return sorted(file.parent.name for file in self.root.glob("[!._]*/course.toml"))

    def mark(self, slug: str) -> str:
        """What changes when a file of the course is written, added or taken away."""
        digest = sha256()
        for path in sorted(_files(self.root / slug)):
            try:
                known = path.stat()
            except OSError:  # taken away this very moment
                continue
            digest.update(f"{path}\0{known.st_mtime_ns}\0{known.st_size}\0".encode())
        return digest.hexdigest()[:16]

    def reading(self, slug: str) -> tuple[str, Reading]:
        """The course as it is now, and its mark."""
        with self.lock:
            mark = self.mark(slug)
            if self.read.get(slug, ("",))[0] != mark:
                self.read[slug] = (mark, read_one(self.root, slug, self._beside(slug)))
            return self.read[slug]

    def _beside(self, slug: str) -> tuple[Course, ...]:
        """The other courses, as they were when one first asked: only an exam needs their questions."""
        if not (self.root / slug / "exam.yaml").exists():
            return ()
        if self.beside is None:
            self.beside = read(self.root).catalogue.courses
        return self.beside


def _files(folder: Path) -> Iterator[Path]:
    for root, _folders, names in os.walk(folder):
        yield from (Path(root) / name for name in names)
