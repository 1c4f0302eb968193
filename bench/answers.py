"""How many answers a second are kept for good, and what one costs: 64 learners answer without a pause.

`python -m bench.answers` makes a temporary SQLite database (synchronous=FULL, as always), starts script/web
as script/server does, signs 64 learners in with their codes and PINs over a connection each, starts their
quizzes, then sends every answer. It prints the answers a second, the CPU time of one in the server, how long
people wait, whatever was not acknowledged, and whether the database holds each answer that was.
"""

import re
import socket
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import func, select

from bench.serving import cpu_seconds, prepared, served
from lms.accounts.secrets import hashed
from lms.catalogue import queries as catalogue
from lms.core import once, shape
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning import grading
from lms.learning.models import Answer, Attempt

CONNECTIONS = 64
COHORT = 16
PIN = "284917"
MODULES = int(sys.argv[1]) if len(sys.argv) > 1 else 5
Fields = dict[str, object]


@dataclass
class Visit:
    """One learner in a browser that keeps its connection and its cookie."""

    port: int
    code: str
    enrolment: int
    token: str = ""
    cookie: str = ""
    waits: list[float] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    def open(self) -> None:
        """Sign in and start the quizzes."""
        self.sign_in()
        for module in range(1, MODULES + 1):
            status, *_ = self.send(f"/learning/{self.enrolment}/modules/{module}/quiz", {}, self.token)
            if status != 303:
                raise RuntimeError(f"starting a quiz answered {status}")

    def sign_in(self) -> None:
        """Connect and sign in, as a person does; keep the token of the forms."""
        self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answers = self.connection.makefile("rb")
        page = self.ask("GET", "/sign-in")[2]
        status, *_ = self.send("/sign-in", {"identifier": self.code, "secret": PIN}, token_in(page))
        if status != 303:
            raise RuntimeError(f"signing in answered {status}")
        self.token = token_in(self.ask("GET", f"/learning/{self.enrolment}/modules/1")[2])

    def send(self, path: str, fields: Fields, token: str) -> tuple[int, str, str]:
        """Post a form, with its token and a fresh key."""
        return self.ask("POST", path, {**fields, "csrf_token": token, once.FIELD: once.new_key()})

    def ask(self, method: str, path: str, fields: Fields | None = None) -> tuple[int, str, str]:
        """(status, location, body) of one request."""
        body = urlencode(fields, doseq=True).encode() if fields is not None else None
        return self.exchange(method, path, body, "application/x-www-form-urlencoded")

    def exchange(self, method: str, path: str, body: bytes | None, kind: str) -> tuple[int, str, str]:
        """The same, of a body of whatever kind."""
        head = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Accept-Language: fr"]
        if self.cookie:
            head.append(f"Cookie: session={self.cookie}")
        if body is not None:
            head += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        self.connection.sendall("\r\n".join([*head, "", ""]).encode() + (body or b""))
        status = int(self.answers.readline().split()[1])
        length, location = 0, ""
        while (line := self.answers.readline()) != b"\r\n":
            name, _, value = line.decode().strip().partition(": ")
            if name.lower() == "content-length":
                length = int(value)
            elif name.lower() == "location":
                location = value
            elif name.lower() == "set-cookie" and value.startswith("session="):
                self.cookie = value[8:].partition(";")[0]
        return status, location, self.answers.read(length).decode()

    def answer(self, quizzes: list[tuple[str, list[Fields]]]) -> None:
        """Answer every question of every quiz, one after the other."""
        for address, answers in quizzes:
            for position, fields in enumerate(answers, 1):
                began = time.perf_counter()
                status, location, _ = self.send(f"{address}/questions/{position}", fields, self.token)
                self.waits.append(time.perf_counter() - began)
                if status != 303 or not location.endswith("/feedback"):
                    self.refused[f"{status} {location}"] += 1


def token_in(page: str) -> str:
    """The CSRF token of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError("a page with a form carries a token")
    return found[1]


def fill(app: Flask) -> list[tuple[str, int]]:
    """Cohorts of learners with a PIN; gives the code and the enrolment of each."""
    learners = []
    with app.app_context():
        shape.upgrade()
        with transaction():
            site, secret = builders.a_site(), hashed(PIN)
            for number in range(CONNECTIONS):
                if number % COHORT == 0:
                    cohort = builders.a_cohort(site, f"Groupe {number}", capacity=COHORT)
                code = str(200_001 + number)
                person = builders.a_person(f"Personne {number}", code, secret_hash=secret)
                builders.a_role(person, "learner", site)
                learners.append((code, builders.enrol(cohort, person).id))
    return learners


def right_answers(app: Flask) -> dict[int, list[tuple[str, list[Fields]]]]:
    """By enrolment: the address of each quiz begun, and the right answer to each of its questions."""
    course = catalogue.course(builders.COURSE)
    quizzes: dict[int, list[tuple[str, list[Fields]]]] = {}
    with app.app_context():
        for attempt in db.session.scalars(select(Attempt).order_by(Attempt.id)):
            module = course.module(attempt.module) if course else None
            asked = [module.question(name) if module else None for name, _shown in attempt.questions]
            answers: list[Fields] = [dict(grading.fields(q, grading.right(q))) for q in asked if q]
            address = f"/learning/{attempt.enrolment_id}/attempts/{attempt.id}"
            quizzes.setdefault(attempt.enrolment_id, []).append((address, answers))
    return quizzes


def all_at_once(work: list[Callable[[], None]]) -> float:
    """Seconds to do all the work, each part in a thread of its own, all starting together."""
    start = threading.Barrier(len(work) + 1)

    def begin(part: Callable[[], None]) -> None:
        start.wait()
        part()

    with ThreadPoolExecutor(len(work)) as threads:
        done = [threads.submit(begin, part) for part in work]
        start.wait()
        began = time.perf_counter()
        for each in done:
            each.result()
    return time.perf_counter() - began


def measure(app: Flask, port: int, process: int, learners: list[tuple[str, int]]) -> None:
    """Sign in, start, answer; print."""
    visits = [Visit(port, code, enrolment) for code, enrolment in learners]
    signing_in = all_at_once([visit.open for visit in visits])
    quizzes = right_answers(app)
    before = cpu_seconds(process)
    seconds = all_at_once(
        [lambda visit=visit: visit.answer(quizzes[visit.enrolment]) for visit in visits]  # type: ignore[misc]  # a default binds it
    )
    spent = cpu_seconds(process) - before
    waits = sorted(wait for visit in visits for wait in visit.waits)
    refused = sum((visit.refused for visit in visits), Counter[str]())
    with app.app_context():
        kept = db.session.scalar(select(func.count()).select_from(Answer)) or 0
        checked = db.session.execute(select(func.count(), func.sum(Answer.credit))).one()
    print(
        f"signed in         {len(visits):8d} learners, {len(visits) * MODULES} quizzes in {signing_in:.1f} s"
    )
    print(f"answers           {len(waits) / seconds:8.0f} a second over {len(visits)} connections")
    print(f"CPU of the server {spent / len(waits) * 1000:8.2f} ms an answer")
    slow = waits[-len(waits) // 100]
    middle = statistics.median(waits)
    print(f"waiting           {middle * 1000:8.0f} ms, {slow * 1000:.0f} ms for one in a hundred")
    print(f"not acknowledged  {refused.total():8d} {dict(refused) or ''}")
    print(
        f"in the database   {kept:8d} of {len(waits) - refused.total()} acknowledged, {checked[1]:.0f} right"
    )


def main() -> None:
    """Prepare, measure, clean up."""
    with prepared() as (app, environment):
        learners = fill(app)
        with served(environment) as (port, process):
            measure(app, port, process, learners)


if __name__ == "__main__":
    main()
