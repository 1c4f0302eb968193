"""Starts the zygote: with an empty environment, and one thing open, the socket it is to listen on."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn

from lms.sandbox.reaching import connect

WITHIN = "1"
"""Who we are within bubblewrap's walls: neither root, nor the number that stands for all who are unknown."""
DESCRIPTOR = 3
"""The one thing it finds open, where it replaces another process."""
PROGRAM = Path(__file__).with_name("zygote.py")

_started: list[subprocess.Popen[bytes]] = []
"""What this process started; those that ended are laid to rest when the next is started."""


def ensure(address: Path, bwrap: bool) -> None:
    """See to it that a zygote listens at `address`; one that is started now ends with this process."""
    address.parent.mkdir(parents=True, exist_ok=True)
    with open(address.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if answers(address):
            return
        _started[:] = [zygote for zygote in _started if zygote.poll() is None]
        with listen(address) as listening:
            started = subprocess.Popen(  # noqa: S603  # our own program, our own words
                command(listening.fileno(), bwrap, until=os.getpid()),
                env={},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(listening.fileno(),),
                start_new_session=True,
            )
        _started.append(started)


def become(address: Path, bwrap: bool, until: int) -> NoReturn:
    """Be the zygote that listens at `address`, until the process `until` ends: this one is replaced by it."""
    address.parent.mkdir(parents=True, exist_ok=True)
    listening = listen(address)
    os.dup2(listening.fileno(), DESCRIPTOR)
    os.set_inheritable(DESCRIPTOR, True)  # even where it had that number already
    os.closerange(DESCRIPTOR + 1, 1 << 20)
    words = command(DESCRIPTOR, bwrap, until)
    os.chdir("/")
    os.execve(words[0], words, {})  # noqa: S606  # our own program, our own words


def answers(address: Path) -> bool:
    """Whether somebody listens there."""
    try:
        connect(address).close()
    except OSError:
        return False
    return True


def listen(address: Path) -> socket.socket:
    """A socket of ours alone at `address`, whatever was there before."""
    address.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    folder = os.open(address.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        listening.bind(f"/proc/self/fd/{folder}/{address.name}")
        address.chmod(0o600)  # nobody can connect before it listens
    finally:
        os.close(folder)
    listening.listen(128)
    return listening


def command(descriptor: int, bwrap: bool, until: int) -> list[str]:
    """The words that start it; within bubblewrap's walls when `bwrap`."""
    words = [sys.executable, "-I", "-B", str(PROGRAM), "--listen", str(descriptor)]
    if bwrap:
        return [*_walls(), *words, "--peer", WITHIN]
    return [*words, "--peer", str(os.geteuid()), "--until", str(until)]


def _walls() -> list[str]:
    program = shutil.which("bwrap")
    if program is None:
        raise FileNotFoundError("bwrap")
    seen = {"/usr", sys.prefix, sys.base_prefix, str(PROGRAM.parent), sysconfig.get_path("stdlib")}
    shown = [word for path in sorted(seen) for word in ("--ro-bind", path, path)]
    links = [
        word for name in ("bin", "lib", "lib64", "sbin") for word in ("--symlink", f"usr/{name}", f"/{name}")
    ]
    apart = ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    apart += ["--dev", "/dev", "--proc", "/proc", "--uid", WITHIN, "--gid", WITHIN]
    libraries = ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    return [program, *apart, *shown, *links, *libraries]
