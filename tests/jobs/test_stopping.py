"""A signal asks the worker to stop, and ends its waiting at once."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from lms.jobs.stopping import SIGNALS, StopOnSignal


@pytest.fixture
def stop_on_signal() -> Iterator[StopOnSignal]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield StopOnSignal()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_wait_at_once(stop_on_signal: StopOnSignal, number: int) -> None:
    assert not stop_on_signal.asked()
    os.kill(os.getpid(), number)
    started = time.monotonic()
    stop_on_signal.wait(60)
    assert time.monotonic() - started < 5
    assert stop_on_signal.asked()
