"""What a certificate costs to draw: time, size, memory. Run: python -m bench.certificates [how many]."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from lms.credentials import designs
from lms.credentials.drawing import draw

DESIGN = "completion"
COHORT = 30
VARIANTS: dict[str, dict[str, object]] = {
    "Latin": {"native_name": None},
    "with Arabic": {},
    "with Tigrinya": {"native_name": "ሰላም ተስፋይ"},
    "with Chinese": {"native_name": "王秀英"},
    "two languages": {"language": "fr+en"},
}


def facts(number: int = 0, **changes: object) -> dict[str, object]:
    """The sample's facts, with a code of its own for each number."""
    return {**designs.sample(DESIGN), "code": f"DL-{number:05}-00000", **changes}


def draw_numbered(number: int) -> int:
    """Draw one certificate of a cohort; its size in bytes."""
    return len(draw(DESIGN, facts(number)))


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


def main(count: int) -> None:
    """Measure and print."""
    before, started = memory(), perf_counter()
    draw_numbered(0)
    print(
        f"first certificate of a process: {perf_counter() - started:.2f} s, {memory() - before:.0f} MB more"
    )
    unit = median(loop() for _ in range(9))
    for name, changes in VARIANTS.items():
        times = []
        for number in range(21):
            started = process_time()
            size = len(draw(DESIGN, facts(number, **changes)))
            times.append(process_time() - started)
        cost = median(times)
        print(f"{name:>14}: {cost * 1000:5.1f} ms CPU ({cost / unit:4.1f} loops), {size / 1000:4.1f} kB")
    settled = memory()
    for number in range(count):
        draw_numbered(number)
    print(f"memory: {settled:.0f} MB, and {memory() - settled:+.1f} MB over {count} more certificates")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(draw_numbered, range(2)))
        started = perf_counter()
        list(pool.map(draw_numbered, range(COHORT)))
        print(f"{COHORT} certificates by two processes: {perf_counter() - started:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
