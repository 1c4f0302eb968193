"""What a signed certificate costs: time, size, memory. Run: python -m bench.certificates [how many].

Prints each number beside its budget, then the same content by ReportLab and by Chromium in the same run.
"""

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter, process_time

from lms.config import Settings
from lms.credentials import designs, making, signing
from lms.credentials.drawing import draw
from lms.credentials.sealing import Sealing

DESIGN = "completion"
COHORT = 30
DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
VARIANTS: dict[str, dict[str, object]] = {
    "Latin": {"native_name": None},
    "with Arabic": {},
    "with Tigrinya": {"native_name": "ሰላም ተስፋይ"},
    "with Chinese": {"native_name": "王秀英"},
    "two languages": {"language": "fr+en"},
}


def facts(number: int = 0, **changes: object) -> dict[str, object]:
    """The sample's facts, with a code of its own for each number."""
    return {**designs.sample(DESIGN), "design": DESIGN, "code": f"DL-{number:05}-00000", **changes}


@cache
def seal(folder: str) -> Sealing:
    """What signs, with a key in that folder; loaded once a process, as in the worker."""
    return signing.seal_in_force(Settings(instance=Path(folder), key_passphrase="bench"), DAY)


def unsigned(number: int = 0, **changes: object) -> bytes:
    """A certificate drawn and not signed."""
    return draw(DESIGN, facts(number, **changes))


def signed(folder: str, number: int = 0, **changes: object) -> bytes:
    """A certificate as it is issued."""
    return making.make(facts(number, **changes), DAY, seal(folder))


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


def cost(make: Callable[[int], bytes], times: int = 21) -> str:
    """The median cost of one document, and its size, in words. A loop beside each: other work slows both."""
    spent, loops = [], []
    for number in range(times):
        loops.append(loop())
        started = process_time()
        size = len(make(number))
        spent.append(process_time() - started)
    middle, least = median(spent), min(spent) * 1000
    ratio = median(one / unit for one, unit in zip(spent, loops, strict=True))
    return f"{middle * 1000:6.1f} ms CPU (least {least:5.1f}; {ratio:4.1f} loops), {size / 1000:5.1f} kB"


def main(count: int) -> None:
    """Measure and print."""
    folder = mkdtemp(prefix="bench-certificates-")
    before, started = memory(), perf_counter()
    signed(folder)
    first = perf_counter() - started
    print(f"first certificate of a process: {first:.2f} s (1.5), {memory() - before:.0f} MB more")
    unit = median(loop() for _ in range(15))
    print(f"one loop: {unit * 1000:.1f} ms; budgets: 45 ms, signed 65, 12 loops; 32 kB (Chinese 40)")
    for name, changes in VARIANTS.items():
        print(f"{name:>14}, unsigned: {cost(lambda n, c=changes: unsigned(n, **c))}")  # type: ignore[misc]
        print(f"{name:>14},   signed: {cost(lambda n, c=changes: signed(folder, n, **c))}")  # type: ignore[misc]
    settled = memory()
    for number in range(count):
        signed(folder, number)
    print(f"memory: {settled:.0f} MB (150), {memory() - settled:+.1f} MB over {count} more (5 over 600)")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(one_of_cohort, [(folder, number) for number in range(4)]))
        started = perf_counter()
        list(pool.map(one_of_cohort, [(folder, number) for number in range(COHORT)]))
        print(f"{COHORT} signed certificates by two processes: {perf_counter() - started:.2f} s (2)")
    compare()


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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
