"""Checks a course in a process of its own: whatever somebody sent, time and memory end there.

The web process then never loads the checkers (pydantic, YAML, Markdown).
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from lms.catalogue.faults import Finding
from lms.catalogue.keeping import restore, write_down
from lms.catalogue.values import Catalogue, Course
from lms.config import ROOT
from lms.core.errors import Refused
from lms.i18n import _

SECONDS = 8
"""Of work, and twice that by the clock; the largest course we know takes one."""
MEGABYTES = 1024
LARGEST = 16 * 1024 * 1024
"""Characters of a course once it is made into pages: a drawing shown a thousand times counts each time."""
MOST_TOLD = 200
"""Faults, or pieces of advice, told at once."""
KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH")
"""Of the surroundings; our secrets are not among them."""
WAIT = 20.0
"""Seconds somebody waits for the check of somebody else."""

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one course; it is none where even its settings cannot be read."""

    course: Course | None
    faults: tuple[Finding, ...]
    advice: tuple[Finding, ...]


def check(root: Path, slug: str, beside: Iterable[Course] = ()) -> Checked:
    """The course `slug` in the folder `root`; Refused when checking it takes too long.

    `beside` are the courses whose questions its exam may ask, and whose codes it may not take.
    """
    if not _ONE_AT_A_TIME.acquire(timeout=WAIT):
        raise Refused(_("Somebody else is sending a course just now. Please try again in a minute."))
    try:
        return told(_run([str(root), slug], write_down(Catalogue(tuple(beside)))))
    finally:
        _ONE_AT_A_TIME.release()


def _run(arguments: list[str], given: str) -> str:
    """What the process answers, `given` on its standard input."""
    command = [sys.executable, "-m", "lms.authoring.apart", *arguments]
    surroundings = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the names were checked
            command,
            cwd=ROOT,
            env=surroundings | {"PYTHONUTF8": "1"},
            input=given,
            text=True,
            capture_output=True,
            timeout=2 * SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Refused(
            _("This course takes too long to check. Make it smaller, then send it again.")
        ) from error
    return done.stdout


def told(answer: str) -> Checked:
    """What the process answered, as values."""
    told = json.loads(answer)
    found = restore(told["catalogue"]).courses
    faults, advice = (tuple(Finding(*each) for each in told[name]) for name in ("faults", "advice"))
    return Checked(found[0] if found else None, faults, advice)


def answer(root: Path, slug: str, beside: tuple[Course, ...]) -> str:
    """What the process says of the course `slug` in `root`; raises MemoryError for pages too large."""
    from lms.catalogue.reading import read_one  # here, not above: see the top of this file

    reading = read_one(root, slug, beside)
    findings = {"faults": reading.faults[:MOST_TOLD], "advice": reading.advice[:MOST_TOLD]}
    plain = {name: [(f.file, f.line, f.sentence) for f in each] for name, each in findings.items()}
    written = write_down(reading.catalogue)
    if len(written) > LARGEST:
        raise MemoryError("this course makes pages larger than anybody could load")
    return json.dumps(plain | {"catalogue": written}, ensure_ascii=False)


def _keep_within_bounds() -> None:
    """Let the system end this process when it takes too much."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024,) * 2)


if __name__ == "__main__":
    _keep_within_bounds()
    sys.stdout.write(answer(Path(sys.argv[1]), sys.argv[2], restore(sys.stdin.read()).courses))
