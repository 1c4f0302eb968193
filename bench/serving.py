"""How fast lessons are served: a signed-in lesson page against a bare Flask page, on the same server.

`python -m bench.serving` makes a temporary database (SQLite, or on the server DATABASE_URL names), fills it
with a site and its cohorts, starts script/web twice as script/server does, and asks both in turn. It prints
the requests a second, their ratio, and the CPU time of a request read from the server's processes. Each
figure is the median of the rounds; the ratio by CPU time does not depend on how fast the driver is.
"""

import logging
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, make_url, text

from lms import create_app
from lms.accounts.models import Person
from lms.accounts.queries import signed_in_person
from lms.catalogue import queries as catalogue
from lms.config import ROOT, Settings
from lms.core import shape
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.i18n import catalogues
from lms.learning.access import own_place_for
from lms.learning.operations import start_quiz

ROUNDS = 5
CONNECTIONS = 8
BARE_REQUESTS, LESSON_REQUESTS = 3000, 1200
COHORTS, LEARNERS = 6, 12
BARE = {"BARE": "yes"}
"""The environment in which script/web serves a bare page."""
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def temporary_database(folder: Path) -> Iterator[str]:
    """The address of an empty database, dropped at the end."""
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        yield f"sqlite:///{folder / 'bench.db'}"
        return
    name = f"passerelle_bench_{os.getpid()}"
    engine = create_engine(make_url(given), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(given).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def fill(app: Flask) -> list[str]:
    """Cohorts whose learners have begun a quiz; gives "address<TAB>cookie" of a lesson of each."""
    with app.app_context():
        shape.upgrade()
        with transaction():
            site = builders.a_site()
            for number in range(COHORTS):
                cohort = builders.a_cohort(site, f"Groupe {number}")
                for place in range(LEARNERS):
                    person = builders.a_person(
                        f"Personne {number}-{place}", f"{200000 + 100 * number + place}"
                    )
                    builders.a_role(person, "learner", site)
                    begin(person, builders.enrol(cohort, person).id)
        people = db.session.query(Person).order_by(Person.id).all()
    course = catalogue.course(builders.COURSE)
    modules = course.modules if course else ()
    return [
        f"/learning/{number}/modules/{1 + number % len(modules)}\t{cookie_of(app, person)}"
        for number, person in enumerate(people, 1)
    ]


def begin(person: Person, enrolment_id: int) -> None:
    """A quiz begun in each module, so that a lesson reads as many rows as in life."""
    user = signed_in_person(person.id, person.sign_in_key)
    course = catalogue.course(builders.COURSE)
    place = own_place_for(user, enrolment_id) if user else None
    for module in course.modules if course and place else ():
        start_quiz(place, course, module)  # type: ignore[arg-type]  # there is no module without both


def cookie_of(app: Flask, person: Person) -> str:
    """The cookie of somebody who signed in and has seen a page."""
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(
            _user_id=f"{person.id}.{person.sign_in_key}", seen=int(now().timestamp()), language="fr"
        )
    client.get("/my-account")
    cookie = client.get_cookie("session")
    if cookie is None:
        raise RuntimeError("signing in sets a cookie")
    return cookie.value


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """(port, process) of script/web: WORKERS and THREADS as it understands them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "script/web"],
        cwd=ROOT,
        env=os.environ | environment | {"HOST": "127.0.0.1", "PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return once something answers on `port`."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def cpu_seconds(process: int) -> float:
    """CPU time used so far by a process and its children."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / TICKS
    return own + sum(cpu_seconds(int(child)) for child in children)


def ask(served_at: tuple[int, int], lines: list[str], count: int) -> tuple[float, float]:
    """(requests a second, CPU milliseconds a request) over `count` requests."""
    port, process = served_at
    before = cpu_seconds(process)
    done = subprocess.run(
        [sys.executable, "-m", "bench.driver", str(port), str(count), str(CONNECTIONS)],
        cwd=ROOT,
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return float(done.stdout), 1000 * (cpu_seconds(process) - before) / count


def measure(environment: dict[str, str], lines: list[str]) -> None:
    """Ask both in turn and print the medians."""
    with served(BARE) as bare, served(environment) as lessons:
        ask(bare, ["/\t"], BARE_REQUESTS // 4)
        ask(lessons, lines, LESSON_REQUESTS // 4)
        rounds = [
            (*ask(bare, ["/\t"], BARE_REQUESTS), *ask(lessons, lines, LESSON_REQUESTS)) for _ in range(ROUNDS)
        ]
    bare_rate, bare_cpu, rate, cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
    by_rate = statistics.median(r[2] / r[0] for r in rounds)
    by_cpu = statistics.median(r[1] / r[3] for r in rounds)
    print(f"bare Flask page   {bare_rate:8.0f} requests/s  {bare_cpu:6.2f} ms CPU a request")
    print(f"signed-in lesson  {rate:8.0f} requests/s  {cpu:6.2f} ms CPU a request")
    print(f"ratio             {by_rate:8.1%} of requests/s  {by_cpu:6.1%} by CPU")


@contextmanager
def prepared() -> Iterator[tuple[Flask, dict[str, str]]]:
    """An application on a temporary database, and the environment of a server of the same."""
    catalogues.compile_all()
    with tempfile.TemporaryDirectory() as name, temporary_database(Path(name)) as address:
        settings = Settings(instance=Path(name), database_url=address, secret_key="for this measurement only")
        app = create_app(settings)
        logging.getLogger("passerelle").setLevel(logging.WARNING)
        yield (
            app,
            {
                "PASSERELLE_DATABASE_URL": address,
                "PASSERELLE_INSTANCE": name,
                "PASSERELLE_SECRET_KEY": settings.secret_key,
            },
        )


def main() -> None:
    """Prepare, measure, clean up."""
    with prepared() as (app, environment):
        lines = fill(app)
        with app.app_context():
            db.engine.dispose()
        backend = make_url(environment["PASSERELLE_DATABASE_URL"]).get_backend_name()
        print(f"database          {backend}, {len(lines)} learners")
        measure(environment, lines)


if __name__ == "__main__":
    main()
