"""Stopping on a signal: at once while waiting, after the present job while working."""

import os
import select
import signal
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class StopOnSignal:
    """Asked by SIGTERM or SIGINT.

    A pipe rather than a threading.Event: a signal that arrives while Event.wait() holds its lock would
    wait for that lock for ever in Event.set().
    """

    def __init__(self) -> None:
        self._heard, self._said = os.pipe()
        os.set_blocking(self._said, False)
        for number in SIGNALS:
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        os.write(self._said, b".")

    def asked(self) -> bool:
        """Whether a signal has come."""
        return self._comes_within(0)

    def wait(self, seconds: float) -> None:
        """Wait, or less when a signal comes."""
        self._comes_within(seconds)

    def _comes_within(self, seconds: float) -> bool:
        return bool(select.select([self._heard], [], [], seconds)[0])
