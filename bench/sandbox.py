"""How many submissions of code a second are marked, how long one waits, and what the confined worker weighs.

`python -m bench.sandbox` makes a temporary SQLite database (synchronous=FULL, as always), starts script/web
as script/server does, with two workers, and signs 8 learners in. Each sends the reference of exercise after
exercise of a course (Python, JavaScript, HTML, SQL), as a browser does by its form, and reads where it is
sent on to. In the same run a bare Flask page is asked. Budgets: p95 at most 150 ms, 100 a second, 60 MB.
"""

import itertools
import statistics
import sys
import time
from pathlib import Path

from flask import Flask

from bench.answers import PIN, Fields, Visit, all_at_once
from bench.serving import BARE, BARE_REQUESTS, TICKS, ask, cpu_seconds, prepared, served
from lms.accounts.secrets import hashed
from lms.catalogue import queries as catalogue
from lms.core import shape
from lms.core.db import transaction
from lms.demo import builders

COURSES = ("python", "initiation-web", "sql-et-git", "python")
LEARNERS = int(sys.argv[1]) if len(sys.argv) > 1 else 8
EACH = 60
P95, RATE, MEMORY = 0.150, 100, 60


class Learner(Visit):
    """One who only writes code."""

    def write(self, work: list[tuple[str, str]]) -> None:
        """Send one solution after the other."""
        for address, text in itertools.islice(itertools.cycle(work), EACH):
            fields: Fields = {"text": text, "do": "submit"}
            began = time.perf_counter()
            status, location, _ = self.send(f"/learning/{self.enrolment}/{address}", fields, self.token)
            self.waits.append(time.perf_counter() - began)
            if status != 303 or not location.endswith("#verdict"):
                self.refused[f"{status} {location}"] += 1


def fill(app: Flask) -> list[tuple[str, int, str]]:
    """A cohort for each course; gives the code, the enrolment and the course of each learner."""
    learners = []
    with app.app_context():
        shape.upgrade()
        with transaction():
            site, secret = builders.a_site(), hashed(PIN)
            cohorts = [(course, builders.a_cohort(site, course, course=course)) for course in set(COURSES)]
            for number in range(LEARNERS):
                course = COURSES[number % len(COURSES)]
                person = builders.a_person(f"Personne {number}", str(200_001 + number), secret_hash=secret)
                builders.a_role(person, "learner", site)
                enrolment = builders.enrol(dict(cohorts)[course], person)
                learners.append((str(200_001 + number), enrolment.id, course))
    return learners


def solutions(slug: str) -> list[tuple[str, str]]:
    """The address of each exercise with code of a course, and its reference."""
    course = catalogue.course(slug)
    return [
        (f"modules/{module.number}/exercises/{exercise.number}", exercise.code.reference)
        for module in (course.modules if course else ())
        for exercise in module.exercises
        if exercise.code
    ]


def zygote_below(process: int) -> int:
    """The zygote one of the processes of this server started."""
    waiting = [process]
    while waiting:
        pid = waiting.pop()
        if b"zygote.py" in Path(f"/proc/{pid}/cmdline").read_bytes():
            return pid
        for task in Path(f"/proc/{pid}/task").iterdir():
            waiting += map(int, (task / "children").read_text().split())
    raise RuntimeError("nobody started the confined worker")


def resident_mb(pid: int) -> float:
    """What it holds in memory, MB; its children share most of it."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def cpu_with_children(pid: int) -> float:
    """CPU seconds of a process and of the children it has seen end."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def measure(port: int, process: int, learners: list[tuple[str, int, str]]) -> None:
    """Sign in, send, print."""
    visits = [Learner(port, code, enrolment) for code, enrolment, _course in learners]
    work = [solutions(course) for _code, _enrolment, course in learners]
    all_at_once([visit.sign_in for visit in visits])
    visits[0].write(work[0])  # everything is warm
    visits[0].waits.clear()
    zygote = zygote_below(process)
    before = cpu_seconds(process), cpu_seconds(zygote), cpu_with_children(zygote)
    seconds = all_at_once(
        [lambda visit=visit, sent=sent: visit.write(sent) for visit, sent in zip(visits, work, strict=True)]  # type: ignore[misc]  # a default binds them
    )
    after = cpu_seconds(process), cpu_seconds(zygote), cpu_with_children(zygote)
    waits = sorted(wait for visit in visits for wait in visit.waits)
    refused = {what: n for visit in visits for what, n in visit.refused.items()}
    p95, rate, memory = waits[len(waits) * 95 // 100], len(waits) / seconds, resident_mb(zygote)
    alone = visits[0]
    alone.waits.clear()
    alone.write(work[0])
    print(f"submissions       {rate:8.0f} a second, {len(visits)} learners (at least {RATE})")
    middle, most = statistics.median(waits) * 1000, P95 * 1000
    print(f"waiting           {middle:8.0f} ms, p95 {p95 * 1000:.0f} ms (at most {most:.0f})")
    web, own, confined = (
        1000 * (late - early) / len(waits) for early, late in zip(before, after, strict=True)
    )
    print(f"CPU               {web - own:8.1f} ms in the web server, {confined:.1f} ms confined")
    print(f"one at a time     {statistics.median(alone.waits) * 1000:8.1f} ms")
    print(f"zygote            {memory:8.0f} MB (at most {MEMORY})")
    print(f"not taken         {sum(refused.values()):8d} {refused or ''}")
    with served(BARE) as bare:
        bare_rate, _cpu = ask(bare, ["/\t"], BARE_REQUESTS)
    print(f"ratio             {rate / bare_rate:8.2%} of the {bare_rate:.0f} no-op requests a second")
    if p95 > P95 or rate < RATE or memory > MEMORY or refused:
        sys.exit("over budget")


def main() -> None:
    """Prepare, measure, clean up."""
    with prepared() as (app, environment):
        learners = fill(app)
        with served(environment) as (port, process):
            measure(port, process, learners)


if __name__ == "__main__":
    main()
