"""The packages unpacked on this machine: a folder for each version, made whole or not at all, never changed.

The database holds the packages; what lies here is made again from it wherever it is missing.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lms.authoring import apart
from lms.catalogue.loading import fingerprint, keep, kept_copy
from lms.catalogue.values import Catalogue, Course

MOST_LOADED = 16
"""Courses kept in the memory of a process, those of earlier versions among them."""


class Shelf:
    """The folder of packages of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded = lru_cache(MOST_LOADED)(self._load)

    def root_of(self, slug: str, version: str) -> Path:
        """The folder that holds the course folder of that version."""
        return self.folder / slug / version

    def has(self, slug: str, version: str) -> bool:
        """Whether that version lies here unpacked."""
        return self.root_of(slug, version).is_dir()

    @contextmanager
    def arriving(self, slug: str, files: Mapping[PurePosixPath, bytes]) -> Iterator[Path]:
        """The files in a folder that is gone at the end, unless put() took it over."""
        self.folder.mkdir(parents=True, exist_ok=True)
        root = Path(tempfile.mkdtemp(prefix=".arriving-", dir=self.folder))
        try:
            for path, content in files.items():
                file = root / slug / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            yield root
        finally:
            shutil.rmtree(root, ignore_errors=True)

    def put(self, root: Path, slug: str, version: str) -> None:
        """Make an arriving folder the one of that version; if it is there already, nothing changes."""
        target = self.root_of(slug, version)
        target.parent.mkdir(parents=True, exist_ok=True)
        root.chmod(0o755)
        with suppress(OSError):  # another process put the very same files there
            root.rename(target)

    def load(self, slug: str, version: str) -> Course | None:
        """The course that lies here at that version, as the code of today reads it."""
        return self.loaded(slug, version)

    def _load(self, slug: str, version: str) -> Course | None:
        root = self.root_of(slug, version)
        kept, mark = root.with_name(f"{version}.json"), fingerprint(root)
        catalogue = kept_copy(kept, mark)
        if catalogue is None:
            checked = apart.check(root, slug)
            catalogue = Catalogue((checked.course,) if checked.course else ())
            keep(kept, mark, catalogue)
        return catalogue.courses[0] if catalogue.courses else None

    def keep(self, course: Course) -> None:
        """Keep what was read of a course that was put here, so that nobody reads it again."""
        root = self.root_of(course.slug, course.version)
        keep(root.with_name(f"{course.version}.json"), fingerprint(root), Catalogue((course,)))

    def remove(self, slug: str, version: str) -> None:
        """Take a version off the shelf."""
        root = self.root_of(slug, version)
        shutil.rmtree(root, ignore_errors=True)
        root.with_name(f"{version}.json").unlink(missing_ok=True)
        self.loaded.cache_clear()
        with suppress(OSError):  # other versions of the course are there
            root.parent.rmdir()
