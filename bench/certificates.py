"""What a signed certificate costs: time, size, memory. Run: python -m bench.certificates [how many].

Prints each number beside its budget, then the same content by ReportLab and by Chromium in the same run.
"""

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

from lms import create_app
from lms.config import Settings
from lms.core.memory import give_back
from lms.credentials import designs, making, signing
from lms.credentials.badges import carrying, operations
from lms.credentials.badges.keys import SQUARES, BadgeKeys
from lms.credentials.badges.models import Badge
from lms.credentials.drawing import draw
from lms.credentials.looks.values import USUAL
from lms.credentials.models import Certificate
from lms.credentials.rules import canonical
from lms.credentials.sealing import Sealing

DESIGN = "completion"
PASSPHRASE = "bench"
PLACE = "https://passerelle.example"
UNSIGNED, SIGNED, LOOPS = 45, 65, 12
"""Milliseconds of CPU, and turns of the loop."""
SIZE, CHINESE = 32, 40
"""Thousands of bytes."""
LONG = ("passport",)
"""Designs of several pages: in two languages they may weigh as much as one with Chinese letters."""
COHORT = 30
LATER = 600
"""Certificates drawn after the first ones while the memory of the worker grows."""
DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
VARIANTS: dict[str, dict[str, Any]] = {
    "Latin": {"native_name": None},
    "with Arabic": {},
    "with Tigrinya": {"native_name": "ሰላም ተስፋይ"},
    "with Chinese": {"native_name": "王秀英"},
    "two languages": {"also": "en"},
    "French, Arabic": {"also": "ar"},
}


def most(name: str, design: str = DESIGN) -> int:
    """Thousands of bytes a design may weigh, signed, with all it carries, in one of the VARIANTS."""
    is_long = design in LONG and "also" in VARIANTS[name]
    return CHINESE if is_long or name == "with Chinese" else SIZE


def facts(number: int = 0, design: str = DESIGN, **changes: object) -> dict[str, Any]:
    """The sample's facts as they are issued: a look, a course that has a level, a code for each number."""
    known: dict[str, Any] = {"course": "debutant", "level": "", "level_code": "beginner"}
    made_up = {**known, **designs.sample(design), "design": design}
    code = f"DL-{number:05}-00000"
    look = USUAL.printed(str(made_up["issuer"]), str(made_up["signatory"]), str(made_up["signatory_title"]))
    checked = {"code": code, "verify_address": f"{PLACE}/verify/{code}"}
    return {**made_up, **look, **checked, "also": "", **changes}


@cache
def seal(folder: str) -> Sealing:
    """What signs, with a key in that folder; loaded once a process, as in the worker."""
    return signing.seal_in_force(Settings(instance=Path(folder), key_passphrase=PASSPHRASE), DAY)


def unsigned(number: int = 0, **changes: Any) -> bytes:
    """A certificate drawn: nothing signed, nothing inside but the facts."""
    said = facts(number, **changes)
    return draw(DESIGN, said, carried=designs.Carried(files={carrying.FACTS: canonical(said)}))


def signed(folder: str, number: int = 0, **changes: Any) -> bytes:
    """A document as it is issued: the facts, its square, a certificate's badge in each form; all signed."""
    said = facts(number, **changes)
    keys = BadgeKeys(Path(folder) / "badges", PASSPHRASE.encode())
    badge = Badge(subject=str(UUID(int=number)), list_number=1, position=number)
    stated = ""
    if said["design"] == DESIGN:
        stated = operations.forms_of(Certificate(facts=said, issued_at=DAY), badge, keys, PLACE)["json"]
    carried = carrying.carried_by(said, keys.in_use(SQUARES, DAY), stated)
    return making.make(said, DAY, seal(folder), carried)


def one_of_cohort(work: tuple[str, int]) -> int:
    """Draw and sign one certificate of a cohort; its size in bytes."""
    return len(signed(*work))


def memory() -> float:
    """The resident memory of this process, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def loop() -> float:
    """Seconds of CPU for 200,000 turns of a plain loop: the measure of this machine."""
    started, total = process_time(), 0
    for number in range(200_000):
        total += number
    return process_time() - started


@dataclass(frozen=True, slots=True)
class Cost:
    """What one document takes: CPU at the median and at best (ms), turns of the loop, size (kB)."""

    middle: float
    least: float
    loops: float
    size: float

    def __str__(self) -> str:
        spent = f"{self.middle:6.1f} ms CPU (least {self.least:5.1f}; {self.loops:4.1f} loops)"
        return f"{spent}, {self.size:5.1f} kB"


def cost(make: Callable[[int], bytes], times: int = 21) -> Cost:
    """The cost of one document of many. A loop beside each: other work slows both."""
    spent, loops, size = [], [], 0
    for number in range(times):
        loops.append(loop())
        started = process_time()
        size = len(make(number))
        spent.append(process_time() - started)
    ratio = median(one / unit for one, unit in zip(spent, loops, strict=True))
    return Cost(median(spent) * 1000, min(spent) * 1000, ratio, size / 1000)


def held(found: float, most: float) -> str:
    """Whether a budget is met, in words."""
    return f"(at most {most:g}: {'met' if found <= most else 'NOT met'})"


def held_by(found: Cost, most: float, size: float) -> str:
    """Whether the budgets of one document are met: CPU at the median, loops, size."""
    names = (("ms", found.middle, most), ("loops", found.loops, LOOPS), ("kB", found.size, size))
    over = [f"{name} over {bound:g}" for name, value, bound in names if value > bound]
    return "met" if not over else f"NOT met: {', '.join(over)}"


def main(count: int) -> None:
    """Measure and print."""
    folder = mkdtemp(prefix="bench-certificates-")
    apart(prepare, folder)
    print_first(folder)
    print(*apart(grown, folder, count), sep="\n")
    for name, changes in VARIANTS.items():
        bound = most(name)
        plain = cost(lambda n, c=changes: unsigned(n, **c))  # type: ignore[misc]
        whole = cost(lambda n, c=changes: signed(folder, n, **c))  # type: ignore[misc]
        print(f"{name:>14}, unsigned: {plain} {held_by(plain, UNSIGNED, bound)}")
        print(f"{name:>14},   signed: {whole} {held_by(whole, SIGNED, bound)}")
    print_sizes(folder)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(one_of_cohort, [(folder, number) for number in range(4)]))
        started = perf_counter()
        list(pool.map(one_of_cohort, [(folder, number) for number in range(COHORT)]))
        spent = perf_counter() - started
    print(f"{COHORT} signed certificates by two processes: {spent:.2f} s {held(spent, 2)}")
    compare()


def print_sizes(folder: str) -> None:
    """What every design weighs as it is issued."""
    for design in designs.names():
        for name, changes in VARIANTS.items():
            size = len(signed(folder, design=design, **changes)) / 1000
            print(f"{design:>15}, {name:>14}: {size:5.1f} kB {held(size, most(name, design))}")


def apart(work: Callable[..., Any], *given: Any) -> Any:
    """What `work` gives, done by a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def prepare(folder: str) -> None:
    """Make the keys and read the courses, once for all, as an installation does before its worker starts."""
    create_app(Settings(instance=Path(folder), key_passphrase=PASSPHRASE))
    signed(folder)


def print_first(folder: str) -> None:
    """The first certificate of this process, which has drawn none yet."""
    started = perf_counter()
    signed(folder)
    first = perf_counter() - started
    print(f"first certificate of a process: {first:.2f} s {held(first, 1.5)}")


def grown(folder: str, count: int) -> list[str]:
    """The memory of a worker, whole as it runs, and what it gains over so many certificates."""
    create_app(Settings(instance=Path(folder), key_passphrase=PASSPHRASE))
    give_back()
    for changes in VARIANTS.values():
        signed(folder, **changes)
    settled = memory()
    for number in range(count):
        signed(folder, number, **list(VARIANTS.values())[number % len(VARIANTS)])
    grown = memory() - settled
    return [
        f"worker that has drawn in every script: {settled:.0f} MB {held(settled, 150)}",
        f"the same after {count} more: {grown:+.1f} MB {held(grown, 5)}",
    ]


def compare() -> None:
    """The same content by others. Loaded only now, so that the memory above is the worker's."""
    from bench.certificates_elsewhere import by_chromium, by_reportlab

    print(f"     ReportLab: {cost(lambda n: by_reportlab(facts(n)))}, no tags, not archival, not signed")
    with by_chromium() as print_page:
        page = designs.read(DESIGN)
        wall, sizes = [], []
        for number in range(21):
            started = perf_counter()
            sizes.append(len(print_page(page.page(facts(number)), page.style)))
            wall.append(perf_counter() - started)
    spent = f"{median(wall) * 1000:6.1f} ms elapsed, {median(sizes) / 1000:5.1f} kB"
    print(f"      Chromium: {spent}, tagged, not archival, not signed")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else LATER)
