"""Closes a child off before it reads a byte: limits, Landlock without a rule, the few calls it may make.

Nothing here needs user namespaces or rights: it works inside an ordinary container.
"""

import ctypes
import fcntl
import os
import resource
import struct
from errno import EPERM
from pathlib import Path

from pyseccomp import ALLOW, EQ, ERRNO, KILL_PROCESS, MASKED_EQ, NE, Arg, Attr, SyscallFilter

from lms.sandbox.graders import Limits

IN, OUT = 0, 3
"""Where a child reads its job, and where it writes its records; nothing else is open."""

_GIVEN = """
    brk munmap mremap madvise futex sched_yield rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack
    restart_syscall getrandom clock_gettime clock_getres gettimeofday time clock_nanosleep nanosleep
    getpid gettid getrusage close exit exit_group
"""
"""Calls a child may make; besides, reading its job, writing its records, and memory that is not code."""

_ASKED_IN_VAIN = """
    open openat creat stat lstat fstat newfstatat statx access faccessat faccessat2 readlink readlinkat getcwd
    chdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat chmod
    fchmod fchmodat chown fchown truncate ftruncate utimensat getdents64 lseek fcntl ioctl dup dup2 dup3 pipe
    pipe2 poll select socket socketpair connect bind fork vfork clone clone3 execve execveat wait4 kill tgkill
    prlimit64 setrlimit uname sysinfo getuid geteuid getgid getegid getppid umask sched_getaffinity
    pread64 writev
"""
"""Calls that honest programs make too: they get a “no” their language can tell. All others end the child."""

PROT_EXEC = 4
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_BY_LIST = 2
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # the same numbers on every architecture
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many rights each version of Landlock knows

_libc = ctypes.CDLL(None, use_errno=True)


class Calls(ctypes.Structure):
    """The list of calls as the kernel takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


_calls: Calls | None = None
_own_size = 0  # address space of the zygote, in bytes


def prepare() -> None:
    """What can be made once, before the forks."""
    global _calls, _own_size  # made in the zygote, used in each child
    _own_size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _calls = _compiled(_rules())
    _prctl(_PR_SET_DUMPABLE, 0)


def _rules() -> SyscallFilter:
    rules = SyscallFilter(KILL_PROCESS)
    rules.set_attr(Attr.ACT_BADARCH, KILL_PROCESS)  # another architecture, and x32
    rules.set_attr(Attr.CTL_OPTIMIZE, 2)  # a tree instead of a row: the kernel takes it in half the time
    for call in _GIVEN.split():
        rules.add_rule(ALLOW, call)
    for call in _ASKED_IN_VAIN.split():
        rules.add_rule(ERRNO(EPERM), call)
    for call, descriptor in (("read", IN), ("write", OUT)):
        rules.add_rule(ALLOW, call, Arg(0, EQ, descriptor))
        rules.add_rule(ERRNO(EPERM), call, Arg(0, NE, descriptor))
    for call in ("mmap", "mprotect"):
        rules.add_rule(ALLOW, call, Arg(2, MASKED_EQ, PROT_EXEC, 0))
    return rules


def _compiled(rules: SyscallFilter) -> Calls:
    """By libseccomp, once: in each child it would cost a sixth of everything."""
    with os.fdopen(os.memfd_create("calls"), "w+b") as file:
        rules.export_bpf(file)
        file.seek(0)
        steps = file.read()
    return Calls(len(steps) // 8, steps)


def keep_only(ends: tuple[int, ...]) -> None:
    """Close everything but the two ends of the pipes, which become IN and OUT."""
    far = [fcntl.fcntl(end, fcntl.F_DUPFD, 64) for end in ends]
    os.closerange(0, OUT + 1)
    for end, place in zip(far, (IN, OUT), strict=False):
        os.dup2(end, place)
    os.closerange(OUT + 1, 1 << 20)


def limit(limits: Limits) -> None:
    """The limits of the process; all of them hard."""
    space = _own_size + limits.memory_mb * 1024 * 1024
    for what, soft, hard in (
        (resource.RLIMIT_AS, space, space),
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_NOFILE, OUT + 1, OUT + 1),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))


def seal(limits: Limits) -> None:
    """Everything, in the order that works. Raises OSError when a part that must hold does not."""
    _prctl(_PR_SET_PDEATHSIG, 9)
    _prctl(_PR_SET_DUMPABLE, 0)
    limit(limits)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _landlock()
    if _calls is None:
        raise OSError("the list of calls was not prepared")
    if _libc.prctl(_PR_SET_SECCOMP, _BY_LIST, ctypes.byref(_calls), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


def ask_the_kernel(call: int, *arguments: int) -> int:
    """Make a call by its number; its answer, -1 for a no."""
    return int(_libc.syscall(call, *arguments))


def landlock_version() -> int:
    """Of the kernel; 0 when it has none, or has it switched off."""
    return max(int(_libc.syscall(_LANDLOCK_CREATE, None, 0, 1)), 0)


def _landlock() -> None:
    version = landlock_version()
    if not version:
        return
    handled = [(1 << _FS_RIGHTS.get(version, 16)) - 1]
    if version >= 4:
        handled.append(0b11)  # bind and connect TCP
    if version >= 6:
        handled.append(0b11)  # signals, and abstract sockets
    rules = struct.pack(f"={len(handled)}Q", *handled)
    ruleset = _libc.syscall(_LANDLOCK_CREATE, rules, len(rules), 0)
    if ruleset < 0 or _libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0):
        raise OSError(ctypes.get_errno(), "Landlock")
    os.close(ruleset)


def _prctl(option: int, value: int) -> None:
    if _libc.prctl(option, value, 0, 0, 0):
        raise OSError(ctypes.get_errno(), f"prctl {option}")
