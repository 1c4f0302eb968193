"""What reading the curriculum costs: time and memory for a quarter, a half, all and twice all of it.

Run: python -m bench.catalogue. Each size is read in processes of its own, with no kept copy; a plain loop
timed in the same process is the measure of the machine.
"""

import gc
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path
from time import process_time

COURSES = Path(__file__).parents[1] / "courses"
SIZES = (0.25, 0.5, 1.0, 2.0)
TURNS = 2_000_000
ROUNDS = 5


def curriculum(folder: Path, size: float) -> None:
    """Write `size` times the curriculum in `folder`, module by module."""
    for copy in range(max(1, round(size))):
        for course in sorted(path for path in COURSES.iterdir() if (path / "course.toml").is_file()):
            name = course.name if not copy else f"{course.name}-{copy}"
            modules = sorted((course / "modules").iterdir())
            for module in modules[: max(1, round(len(modules) * min(size, 1)))]:
                shutil.copytree(module, folder / name / "modules" / module.name)
            settings = (course / "course.toml").read_text("utf-8")
            (folder / name / "course.toml").write_text(with_own_code(settings, copy), "utf-8")


def with_own_code(settings: str, copy: int) -> str:
    """A course.toml whose code no other copy has."""
    found = re.search(r'(?m)^code = "C(\d\d)"', settings)
    assert found is not None
    return settings.replace(found[0], f'code = "C{int(found[1]) + 40 * copy}"') if copy else settings


def loop() -> float:
    """Seconds of CPU for a plain loop."""
    started, total = process_time(), 0
    for number in range(TURNS):
        total += number
    return process_time() - started


def resident() -> float:
    """The resident memory of this process, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def time_of(folder: Path) -> dict[str, float]:
    """The least time of a few readings, and of as many loops."""
    from lms.catalogue.reading import read

    times, loops, modules = [], [], 0
    for _ in range(ROUNDS):
        started = process_time()
        reading = read(folder)
        times.append(process_time() - started)
        loops.append(loop())
        modules = sum(len(course.modules) for course in reading.catalogue.courses)
    return {"modules": modules, "seconds": min(times), "loop": min(loops)}


def memory_of(folder: Path) -> dict[str, float]:
    """MB that stay for the catalogue, MB at the highest while reading, and what the process grew by."""
    from lms.catalogue.reading import read

    before = resident()
    catalogue = read(folder).catalogue
    grown = resident() - before
    del catalogue
    gc.collect()
    tracemalloc.start()
    catalogue = read(folder).catalogue
    gc.collect()
    stay, highest = tracemalloc.get_traced_memory()
    return {"stay": stay / 1e6, "highest": highest / 1e6, "grown": grown, "courses": len(catalogue.courses)}


def measured(folder: Path, what: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "bench.catalogue", what, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=COURSES.parent)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure each size, and print."""
    print("modules   seconds   ms/module   loops/module   MB kept   MB highest   MB resident")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as own:
            folder = Path(own)
            curriculum(folder, size)
            time, memory = measured(folder, "time"), measured(folder, "memory")
            count, seconds = time["modules"], time["seconds"]
            print(
                f"{count:7.0f} {seconds:9.2f} {1000 * seconds / count:11.1f}"
                f" {seconds / count / time['loop']:14.3f}"
                f" {memory['stay']:9.1f} {memory['highest']:12.1f} {memory['grown']:13.1f}"
            )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps({"time": time_of, "memory": memory_of}[sys.argv[1]](Path(sys.argv[2]))))
    else:
        main()
