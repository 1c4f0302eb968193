"""Starts and stops the product by its own command, on an instance of its own."""

import os
import signal
import socket
import subprocess
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from lms.config import ROOT

PATIENCE = 60  # seconds without a word before we say it hangs


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """One run of script/server; another run on the same folder finds what was done in the first."""

    def __init__(self, folder: Path, port: int | None = None, **settings: str) -> None:
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.instance = folder / "instance"
        self.said = ""
        self._lines: SimpleQueue[str] = SimpleQueue()
        own = {"PORT": str(self.port), "PASSERELLE_INSTANCE": str(self.instance)}
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [ROOT / "script" / "server"],
            env=os.environ | own | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = Thread(target=self._listen)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as output:
            for line in output:
                self._lines.put(line)
        self._lines.put("")

    def hear(self, words: str) -> None:
        """Wait until it says these words, from where we last stopped listening."""
        while line := self._lines.get(timeout=PATIENCE):
            self.said += line
            if words in line:
                return
        raise AssertionError(f"script/server ended and never said {words!r}:\n{self.said}")

    def hear_its_address(self) -> None:
        """Wait until it answers."""
        self.hear(f"answers at {self.address}/")

    def parts(self) -> dict[str, int]:
        """Its children: the process numbers of `web server`, `worker` and `confined worker`."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        names = {int(child): Path(f"/proc/{child}/comm").read_text().strip() for child in children}
        return {
            "confined worker" if name.startswith("python") else name: child for child, name in names.items()
        }

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it, and say its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        return code
