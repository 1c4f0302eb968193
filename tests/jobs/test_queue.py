"""Asking for jobs: with the data, checked at once, one for a key."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.jobs import enqueue, job, queue, worker
from lms.jobs.models import Job
from lms.jobs.registry import Write
from tests.jobs.killable import marks

LEASE = timedelta(minutes=1)


def states() -> list[str]:
    return list(db.session.scalars(select(Job.state).order_by(Job.id)))


def test_a_job_is_asked_for_with_the_data_and_done_later(app: Flask) -> None:
    with app.app_context(), transaction():
        enqueue("leave_mark", number=1)
    assert worker.run_due(app) == 1
    with app.app_context():
        assert states() == ["done"]
        assert list(marks().values()) == [1]


def test_what_is_rolled_back_asks_for_nothing(app: Flask) -> None:
    def ask_then_fail() -> None:
        with app.app_context(), transaction():
            enqueue("leave_mark", number=1)
            raise KeyError

    with pytest.raises(KeyError):
        ask_then_fail()
    assert worker.run_due(app) == 0


def test_an_unknown_kind_is_refused_where_it_is_asked_for(app: Flask) -> None:
    with app.app_context(), transaction(), pytest.raises(LookupError):
        enqueue("no_such_kind")


def test_a_payload_no_worker_could_use_is_refused_where_it_is_asked_for(app: Flask) -> None:
    with app.app_context(), transaction(), pytest.raises(TypeError):
        enqueue("leave_mark", nombre=1)


def test_two_kinds_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="two kinds"):
        job("leave_mark")(lambda: None)


def test_a_kind_cannot_take_what_enqueue_takes() -> None:
    def work(key: str) -> None:
        del key

    with pytest.raises(ValueError, match="cannot take 'key'"):
        job("takes_a_key")(work)


def test_a_job_waits_for_its_time(app: Flask) -> None:
    with app.app_context(), transaction():
        enqueue("leave_mark", run_at=now() + timedelta(hours=3), number=1)
    assert worker.run_due(app) == 0
    with clock.at(now() + timedelta(hours=3, seconds=1)):
        assert worker.run_due(app) == 1


def test_jobs_are_done_in_the_order_they_fell_due(app: Flask) -> None:
    done: list[int] = []

    @job("note_order")
    def note_order(number: int) -> None:
        done.append(number)

    with app.app_context(), transaction():
        for number, minutes in ((1, -1), (2, -3), (3, -2), (4, -2)):
            enqueue("note_order", run_at=now() + timedelta(minutes=minutes), number=number)
    worker.run_due(app)
    assert done == [2, 3, 4, 1]


def test_asking_twice_with_one_key_is_one_job_with_the_last_words(app: Flask) -> None:
    with app.app_context(), transaction():
        first = enqueue("leave_mark", key="a", number=1)
        assert enqueue("leave_mark", key="a", number=2) == first
        assert db.session.get_one(Job, first).payload == {"number": 2}
        assert states() == ["ready"]


def test_a_key_belongs_to_its_kind(app: Flask) -> None:
    job("another_kind")(lambda: None)
    with app.app_context(), transaction():
        assert enqueue("leave_mark", key="a", number=1) != enqueue("another_kind", key="a")


@pytest.mark.parametrize("end", ["done", "failed"])
def test_a_finished_job_gives_its_key_back(app: Flask, end: str) -> None:
    with app.app_context():
        with transaction():
            first = enqueue("leave_mark", key="a", number=1)
        with transaction():
            row = db.session.get_one(Job, first)
            row.state, row.finished_at = end, now()
        with transaction():
            assert enqueue("leave_mark", key="a", number=1) != first
        assert states() == [end, "ready"]


def test_asking_again_while_it_runs_drops_what_was_begun_and_does_it_anew(app: Flask) -> None:
    wanted = ["old words"]
    written: list[str] = []

    @job("publish")
    def publish() -> Write:
        seen = wanted[-1]
        if seen == "old words":
            wanted.append("new words")
            with app.app_context(), transaction():
                enqueue("publish", key="it")
        return lambda: written.append(seen)

    with app.app_context(), transaction():
        enqueue("publish", key="it")
    worker.run_due(app)
    assert written == ["new words"]


def test_a_job_asked_for_again_has_all_its_attempts_anew(app: Flask) -> None:
    @job("go_wrong", attempts=2)
    def go_wrong() -> Write:
        raise ValueError

    with app.app_context():
        for _time in range(3):
            with transaction():
                enqueue("go_wrong", key="it")
            worker.run_due(app)
        assert states() == ["ready"]


def test_a_job_is_taken_once_until_its_lease_is_over(app: Flask) -> None:
    with app.app_context():
        with transaction():
            enqueue("leave_mark", number=1)
        with clock.at(now()):
            first = queue.claim("first", LEASE)
            assert first is not None
            assert queue.claim("second", LEASE) is None
        with clock.at(now() + LEASE + timedelta(seconds=1)):
            again = queue.claim("second", LEASE)
        assert again is not None
        assert (again.id, again.attempt) == (first.id, 2)


def test_who_lost_the_lease_writes_nothing_and_who_has_it_does(app: Flask) -> None:
    with app.app_context():
        with transaction():
            enqueue("leave_mark", number=1)
        slow = queue.claim("slow", LEASE)
        with clock.at(now() + 2 * LEASE):
            quick = queue.claim("quick", LEASE)
        assert slow is not None
        assert quick is not None
        assert not queue.keep(slow, LEASE)
        with transaction():
            assert not queue.finish(slow)
            assert queue.fail(slow, "ValueError") == "lost"
            assert queue.finish(quick)
        assert states() == ["done"]


def test_a_beat_of_the_heart_keeps_the_job(app: Flask) -> None:
    start = now()
    with app.app_context():
        with transaction():
            enqueue("leave_mark", number=1)
        held = queue.claim("first", LEASE)
        assert held is not None
        with clock.at(start + LEASE / 2):
            assert queue.keep(held, LEASE)
        with clock.at(start + LEASE * 1.4):
            assert queue.claim("second", LEASE) is None


def test_two_workers_never_take_the_same_job(app: Flask) -> None:
    with app.app_context(), transaction():
        for number in range(40):
            enqueue("leave_mark", number=number)
    together = Barrier(2, timeout=60)
    taken: list[int] = []

    def drain() -> None:
        together.wait()
        taken.append(worker.run_due(app))

    threads = [Thread(target=drain) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sum(taken) == 40
    with app.app_context():
        assert set(states()) == {"done"}
        assert sorted(marks().values()) == [1] * 40
