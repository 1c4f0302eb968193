"""Measures the queue: `python -m bench.queue [database address]`; without one, a new SQLite file.

Prints jobs asked for and done per second by one and two worker processes, the statements and the time an
idle look costs, and the memory of a worker.
"""

import logging
import multiprocessing
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import delete, event

from lms import create_app
from lms.config import Settings
from lms.core import limits, shape
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.jobs import enqueue, job, queue, worker
from lms.jobs.models import Job
from lms.jobs.registry import Write

JOBS = 500
LATER = 5_000
LOOKS = 1000
FORKING = multiprocessing.get_context("fork")


@job("bench")
def leave_mark(number: int) -> Write:
    """The smallest job with an effect."""
    return lambda: limits.count("bench", str(number))


def ask_for(number: int, later: timedelta = timedelta()) -> float:
    """Seconds to ask for so many jobs in one transaction."""
    started = time.perf_counter()
    with transaction():
        for one in range(number):
            enqueue("bench", run_at=now() + later, number=one)
    return time.perf_counter() - started


def work_off(app: Flask, workers: int) -> float:
    """Seconds for so many processes to do what is due."""
    db.session.remove()
    db.engine.dispose()
    processes = [FORKING.Process(target=worker.run_due, args=(app,)) for _ in range(workers)]
    started = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - started


def look() -> tuple[float, float]:
    """(statements, microseconds of CPU) of one look at a queue in which nothing is due."""
    sent = []
    note = lambda *_: sent.append(1)  # noqa: E731 - taken away again by name
    event.listen(db.engine, "after_cursor_execute", note)
    started = time.process_time()
    for _ in range(LOOKS):
        queue.is_due()
    spent = time.process_time() - started
    event.remove(db.engine, "after_cursor_execute", note)
    return len(sent) / LOOKS, spent / LOOKS * 1e6


def megabytes() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def measure(app: Flask) -> None:
    """Print each measure on a line."""
    print(f"memory of a worker at rest      {megabytes():8.0f} MB")
    shape.upgrade()
    with transaction():
        db.session.execute(delete(Job))
    print(f"asked for, {LATER} in the queue  {LATER / ask_for(LATER, timedelta(days=1)):8.0f} jobs/s")
    for workers in (1, 2):
        ask_for(JOBS)
        print(f"done by {workers} process(es)           {JOBS / work_off(app, workers):8.0f} jobs/s")
    statements, microseconds = look()
    print(f"an idle look                    {statements:8.1f} statements, {microseconds:.0f} µs")


def main() -> None:
    """Measure on the address given, or on a file that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        address = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/bench.db"
        app = create_app(Settings(database_url=address, instance=Path(folder), secret_key="bench"))
        logging.getLogger("passerelle").setLevel(logging.ERROR)
        with app.app_context():
            measure(app)


if __name__ == "__main__":
    main()
