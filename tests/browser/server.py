"""Starts and stops the product by its own command, on an instance of its own."""

import os
import signal
import socket
import subprocess
from pathlib import Path
from typing import IO

from lms.config import ROOT


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """One run of script/server. Its log is in `folder`; restart on the same folder to keep what was done."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        environment = {"PORT": str(self.port), "PASSERELLE_INSTANCE": str(folder / "instance")}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [ROOT / "script" / "server"],
                env=os.environ | environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.said = self._until_it_answers()

    @property
    def output(self) -> IO[str]:
        """What it prints."""
        assert self.process.stdout
        return self.process.stdout

    def _until_it_answers(self) -> str:
        """What it printed, the address last."""
        said = ""
        for line in self.output:
            said += line
            if self.address in line:
                return said
        raise AssertionError(f"script/server ended with {self.stop()}:\n{said}{self.log.read_text()}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it, and say its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        self.output.close()
        return code
