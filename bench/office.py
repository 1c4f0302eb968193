"""How long one waits for a document to be looked at, through the page, and how many a second.

`python -m bench.office [learners]` does as bench.sandbox: a temporary database, script/web with two workers.
Each learner of C04 sends what does each exercise, as a browser does by its form: texts, sheets and slides
of 5 to 40 kB. In the same run a bare Flask page is asked. Budget: p95 at most 300 ms.
"""

import itertools
import statistics
import sys
import time

from flask import Flask

from bench.answers import PIN, Visit, all_at_once
from bench.sandbox import cpu_with_children, resident_mb, zygote_below
from bench.serving import BARE, BARE_REQUESTS, ask, prepared, served
from lms.accounts.secrets import hashed
from lms.catalogue import queries as catalogue
from lms.core import once, shape
from lms.core.db import transaction
from lms.demo import builders
from tests.learning.office.good import GOOD

COURSE = "digitall-avance"
LEARNERS = int(sys.argv[1]) if len(sys.argv) > 1 else 2
EACH = 40
P95, MEMORY = 0.300, 60
LINE = "----------------of-this-measurement"

Work = list[tuple[str, bytes]]


class Sender(Visit):
    """One who only sends documents."""

    def send_all(self, work: Work) -> None:
        """Send one document after the other."""
        for address, content in itertools.islice(itertools.cycle(work), EACH):
            began = time.perf_counter()
            body = self.form(content)
            kind = f"multipart/form-data; boundary={LINE}"
            status, location, _ = self.exchange("POST", f"/learning/{self.enrolment}/{address}", body, kind)
            self.waits.append(time.perf_counter() - began)
            if status != 303 or not location.endswith("#verdict"):
                self.refused[f"{status} {location}"] += 1

    def form(self, content: bytes) -> bytes:
        """The form as a browser writes it."""
        fields = {"csrf_token": self.token, once.FIELD: once.new_key(), "do": "submit"}
        parts = [
            f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields.items()
        ]
        opened = "".join(f"--{LINE}\r\n{part}\r\n" for part in parts)
        file = 'Content-Disposition: form-data; name="file"; filename="travail"\r\n\r\n'
        return f"{opened}--{LINE}\r\n{file}".encode() + content + f"\r\n--{LINE}--\r\n".encode()


def fill(app: Flask) -> list[tuple[str, int]]:
    """A cohort of the course; gives the code and the enrolment of each learner."""
    with app.app_context():
        shape.upgrade()
        with transaction():
            site, secret = builders.a_site(), hashed(PIN)
            cohort = builders.a_cohort(site, COURSE, course=COURSE)
            learners = []
            for number in range(LEARNERS):
                person = builders.a_person(f"Personne {number}", str(200_001 + number), secret_hash=secret)
                builders.a_role(person, "learner", site)
                learners.append((str(200_001 + number), builders.enrol(cohort, person).id))
    return learners


def documents() -> Work:
    """The address of each exercise on a document, and what does it."""
    course = catalogue.course(COURSE)
    return [
        (f"modules/{module.number}/exercises/{exercise.number}", GOOD[COURSE, exercise.slug]())
        for module in (course.modules if course else ())
        for exercise in module.exercises
        if exercise.checks
    ]


def measure(port: int, process: int, learners: list[tuple[str, int]]) -> None:
    """Sign in, send, print."""
    visits, work = [Sender(port, code, enrolment) for code, enrolment in learners], documents()
    all_at_once([visit.sign_in for visit in visits])
    visits[0].send_all(work)  # everything is warm
    visits[0].waits.clear()
    zygote = zygote_below(process)
    before = cpu_with_children(zygote)
    seconds = all_at_once([lambda visit=visit: visit.send_all(work) for visit in visits])  # type: ignore[misc]  # a default binds it
    waits = sorted(wait for visit in visits for wait in visit.waits)
    refused = {what: n for visit in visits for what, n in visit.refused.items()}
    p95, rate, memory = waits[len(waits) * 95 // 100], len(waits) / seconds, resident_mb(zygote)
    confined = 1000 * (cpu_with_children(zygote) - before) / len(waits)
    print(f"documents         {rate:8.0f} a second, {len(visits)} learners")
    middle, most = statistics.median(waits) * 1000, P95 * 1000
    print(f"waiting           {middle:8.0f} ms, p95 {p95 * 1000:.0f} ms (at most {most:.0f})")
    print(f"CPU               {confined:8.1f} ms confined, each")
    print(f"zygote            {memory:8.0f} MB (at most {MEMORY})")
    print(f"not taken         {sum(refused.values()):8d} {refused or ''}")
    with served(BARE) as bare:
        bare_rate, _cpu = ask(bare, ["/\t"], BARE_REQUESTS)
    print(f"ratio             {rate / bare_rate:8.2%} of the {bare_rate:.0f} no-op requests a second")
    if p95 > P95 or memory > MEMORY or refused:
        sys.exit("over budget")


def main() -> None:
    """Prepare, measure, clean up."""
    with prepared() as (app, environment):
        learners = fill(app)
        with served(environment) as (port, process):
            measure(port, process, learners)


if __name__ == "__main__":
    main()
