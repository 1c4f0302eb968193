"""Tests wait for what happens, never for time to pass, and reach no other machine."""

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from lms.config import ROOT
from tests.staying import ReachesOut

PASSES_TIME = {"sleep", "wait_for_timeout"}
NO_TEST = {"tests/browser/screenshots.py"}
"""A program that takes pictures."""


def waits(name: str, text: str) -> list[str]:
    """Where time is let pass; what a string holds is run elsewhere, by the confined worker."""
    tree = ast.parse(text)
    return [
        f"{name}:{node.lineno}"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in PASSES_TIME)
        or (isinstance(node, ast.Name) and node.id in PASSES_TIME)
        or (isinstance(node, ast.ImportFrom) and any(each.name in PASSES_TIME for each in node.names))
    ]


def files() -> Iterator[Path]:
    """Every file of the tests."""
    yield from sorted((ROOT / "tests").rglob("*.py"))


def test_no_test_sleeps() -> None:
    named = ((path.relative_to(ROOT).as_posix(), path.read_text()) for path in files())
    assert not [found for name, text in named if name not in NO_TEST for found in waits(name, text)]


@pytest.mark.parametrize(
    "planted",
    [
        "time.sleep(0.25)",
        "from time import sleep",
        "sleep(1)",
        "page.wait_for_timeout(500)",
        "wait = time.sleep",
    ],
)
def test_a_test_that_sleeps_is_caught(planted: str) -> None:
    assert waits("tests/planted.py", planted)


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.invalid", 80), ("2001:db8::1", 80)])
def test_a_test_that_reaches_out_is_stopped(address: tuple[str, int]) -> None:
    with pytest.raises(ReachesOut):
        socket.create_connection(address, timeout=0.01)
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as told, pytest.raises(ReachesOut):
        told.sendto(b"?", address)


def test_a_test_may_speak_to_its_own_machine(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    with socket.socket(socket.AF_UNIX) as door, socket.socket(socket.AF_UNIX) as caller:
        door.bind(str(tmp_path / "door"))
        door.listen()
        caller.connect(str(tmp_path / "door"))
