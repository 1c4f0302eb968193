"""script/server: it starts, says no clearly, looks after its parts, and leaves nothing behind."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.server import Server

pytestmark = pytest.mark.browser

Start = Callable[..., Server]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """`start()` runs script/server on one instance; what still runs at the end is ended."""
    started = []

    def run(port: int | None = None) -> Server:
        started.append(Server(tmp_path, port, PASSERELLE_DEMO="no"))
        return started[-1]

    yield run
    for server in started:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def furnished(tmp_path: Path, furnish: Callable[[Path], None]) -> None:
    """What a first start makes is there already: it has its own test."""
    furnish(tmp_path / "instance")


def status(server: Server) -> int:
    """What its health address answers."""
    with urlopen(f"{server.address}/healthz", timeout=30) as response:  # noqa: S310 - our own address
        return int(response.status)


def refuses(server: Server) -> bool:
    """Whether nobody listens at its port any more."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", server.port)) != 0


def secret_key(folder: Path) -> str:
    """What signs the cookies of this instance."""
    return (folder / "instance" / "secret-key").read_text()


def test_it_says_where_it_answers_and_stops_cleanly_again_and_again(start: Start, tmp_path: Path) -> None:
    first = start()
    first.hear_its_address()
    assert status(first) == 200
    kept = secret_key(tmp_path)
    assert first.stop() == 0
    assert refuses(first)

    second = start(first.port)
    second.hear_its_address()
    assert secret_key(tmp_path) == kept
    assert second.stop(signal.SIGHUP) == 0
    assert refuses(second)


def test_a_taken_port_is_refused_with_a_sentence(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = start(taken.getsockname()[1])
        refused.hear(f"something already listens at 127.0.0.1:{refused.port}")
        assert refused.process.wait(timeout=30) == 1


@pytest.mark.usefixtures("furnished")
def test_a_part_that_dies_is_started_again(start: Start) -> None:
    server = start()
    server.hear("worker started")
    os.kill(server.parts()["worker"], signal.SIGKILL)
    server.hear("the worker ended (code 137); starting it again")
    server.hear("worker started")
    os.kill(server.parts()["confined worker"], signal.SIGKILL)
    server.hear("the confined worker ended (code 137); starting it again")
    os.kill(server.parts()["web server"], signal.SIGKILL)
    server.hear("the web server ended (code 137); starting it again")
    server.hear_its_address()
    assert server.stop() == 0
    assert refuses(server)


@pytest.mark.usefixtures("furnished")
def test_nothing_outlives_it_even_when_it_is_killed(start: Start) -> None:
    server = start()
    server.hear("worker started")
    server.stop(signal.SIGKILL)  # returns once its output is closed: by every process it had started
    assert refuses(server)
