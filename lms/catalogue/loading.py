"""Loads the catalogue: from its kept copy where the courses have not changed, else by reading them.

Reading brings in the checkers (pydantic, YAML, Markdown: 11 MB); a web process that finds a kept copy never
imports them.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from lms.catalogue.faults import CourseErrors
from lms.catalogue.keeping import restore, write_down
from lms.catalogue.values import Catalogue
from lms.config import ROOT

CODE = Path(__file__).parent
PACKAGES = "requirements.txt"


def load(path: Path, kept: Path | None = None) -> Catalogue:
    """The catalogue in the folder `path`; raises CourseErrors with every fault.

    `kept` is a file where a copy may be kept for the next start; it is trusted as the database is.
    """
    if kept is None:
        return _read(path)
    mark = fingerprint(path)
    catalogue = kept_copy(kept, mark)
    if catalogue is None:
        catalogue = _read(path)
        keep(kept, mark, catalogue)
    return catalogue


def fingerprint(path: Path) -> str:
    """What changes when a course changes, or the code that reads it, or a package that code stands on."""
    digest = sha256()
    for root, found in ((path, path.rglob("*")), (CODE, CODE.rglob("*.py")), (ROOT, ROOT.glob(PACKAGES))):
        for file in _files(found):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(root)}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(found: Iterable[Path]) -> list[Path]:
    return sorted(file for file in found if file.is_file())


def _read(path: Path) -> Catalogue:
    from lms.catalogue.reading import read  # here, not above: see the top of this file

    reading = read(path)
    if reading.faults:
        raise CourseErrors(reading.faults)
    return reading.catalogue


def kept_copy(kept: Path, mark: str) -> Catalogue | None:
    """The catalogue kept in a file under that mark, or none."""
    try:
        first, _, rest = kept.read_text("utf-8").partition("\n")
    except OSError:  # no copy yet, or none that can be read
        return None
    return restore(rest) if first == mark else None


def keep(kept: Path, mark: str, catalogue: Catalogue) -> None:
    """Keep a catalogue in a file.

    Several processes may start at once: each writes its own part, the last one stays.
    """
    part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
    with suppress(OSError):  # a folder that cannot be written to costs time at the next start, nothing else
        kept.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(f"{mark}\n{write_down(catalogue)}", "utf-8")
        part.replace(kept)
