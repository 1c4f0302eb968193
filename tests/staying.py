"""No test reaches past this machine: a connection to elsewhere is refused before it begins."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any


class ReachesOut(RuntimeError):
    """A test tried to speak to another machine."""


def is_here(host: object) -> bool:
    """Whether this names this machine itself."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ip_address(str(name)).is_loopback
    except ValueError:  # a name: asking for its address is a question to another machine
        return False


def _staying(speak: Callable[..., Any]) -> Callable[..., Any]:
    """`speak`, of a socket; the address comes last."""

    def stay(own: socket.socket, *words: Any) -> Any:
        if own.family != socket.AF_UNIX and not is_here(words[-1][0]):
            raise ReachesOut(f"a test reaches for {words[-1]!r}")
        return speak(own, *words)

    return stay


def _asking_here(ask: Callable[..., Any]) -> Callable[..., Any]:
    """`ask`, which finds where a name is."""

    def asked(host: Any, *more: Any, **named: Any) -> Any:
        if not is_here(host):
            raise ReachesOut(f"a test asks where {host!r} is")
        return ask(host, *more, **named)

    return asked


def stay_here() -> None:
    """From now on, this process speaks to itself and its neighbours alone."""
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _staying(getattr(socket.socket, name)))
    socket.getaddrinfo = _asking_here(socket.getaddrinfo)
