"""A server in a process of its own: keeps three answers, and stands still before it commits the fourth."""

import sys

import lms
from lms.accounts.models import Person
from lms.core import web
from lms.core.db import db
from tests.factories import Visitor
from tests.learning.exams.candidate import Candidate

KEPT = 3


def stand_still() -> None:
    """Say so, and wait for the end."""
    print("standing still", flush=True)  # noqa: T201 - the test waits for this line
    sys.stdin.read()


def serve(person_id: int, enrolment_id: int, sitting_id: int) -> None:
    """Answer as a browser would, one question after the other."""
    app = lms.create_app()
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        db.session.remove()
    candidate = Candidate(app, lambda: Visitor(app)(person), enrolment_id)
    address = f"{candidate.start_address}/{sitting_id}"
    for position in range(1, KEPT + 1):
        assert candidate.answer(address, position).status_code == 303
    vars(web)["end_writing"] = stand_still  # what the end of a request calls
    candidate.answer(address, KEPT + 1)


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:]))
