"""What a hostile program tries, one attack each; those by greed are in greedy.py."""

from tests.outside.sandbox.attack import Attack
from tests.outside.sandbox.greedy import MEMORY_AND_OUTPUT, TIME

GUARDED = "try:\n{body}\n print('GOT')\nexcept OSError as e: print(e)\n"


def trying(name: str, *lines: str, bites: bool = True, ends: tuple[str, ...] = ("done",)) -> Attack:
    """An attack whose lines must meet an OSError, and stand under `try`."""
    body = "\n".join(f" {line}" for line in lines)
    return Attack(name, GUARDED.format(body=body), ends, bites=bites)


PROCESSES = (
    trying("fork", "import os", "pid = os.fork()", "os._exit(0) if pid == 0 else os.waitpid(pid, 0)"),
    Attack(
        "threads",
        "import _thread, time\ntry:\n _thread.start_new_thread(print, ('GOT',))\n time.sleep(0.2)\n"
        "except RuntimeError: print('no')",
    ),
    trying("exec", "import os", "os.execv('/bin/true', ['true'])", ends=("done",), bites=False),
    Attack(
        "a child for later",
        "import os\ntry:\n if os.fork() == 0:\n  import time\n  time.sleep(0.3)\n"
        "  os.mkdir('{folder}/later')\n  os._exit(0)\n print('GOT')\nexcept OSError: pass",
    ),
    trying("signal 0", "import os", "os.kill(os.getppid() or 1, 0)"),
    trying("signal to all", "import os", "os.kill(-1, 0)"),
)

FILES = (
    trying("passwd", "open('/etc/passwd').read()"),
    trying("the database", "open('{folder}/passerelle.db', 'rb').read(16)"),
    trying("environment of self", "open('/proc/self/environ', 'rb').read()"),
    trying("memory map of self", "open('/proc/self/maps').read()"),
    trying("parent", "import os", "open('/proc/1/status').read()"),
    trying("stat oracle", "import os", "os.stat('{folder}/passerelle.db')"),
    Attack("access oracle", "import os\nprint('GOT' if os.access('/etc/passwd', os.F_OK) else 'no')"),
    trying("write", "open('{folder}/written', 'w')"),
    trying("mkdir", "import os", "os.mkdir('{folder}/made')"),
    trying("symlink", "import os", "os.symlink('/etc', '{folder}/link')"),
    trying("chmod", "import os", "os.chmod('{folder}/passerelle.db', 0o666)"),
    trying("unlink", "import os", "os.unlink('{folder}/to-delete')"),
    trying("rename", "import os", "os.rename('{folder}/to-rename', '{folder}/renamed')"),
    trying("list a folder", "import os", "os.listdir('/')"),
    trying("where am I", "import os", "os.getcwd()"),
    trying("read what is open", "import os", "os.read(3, 10)", bites=False),
    Attack(
        "database by sqlite3",
        "import sqlite3\ntry:\n sqlite3.connect('{folder}/by-sqlite').execute('CREATE TABLE t (i)')"
        "\n print('GOT')\nexcept (sqlite3.Error, OSError) as e: print(e)",
        bites=False,
    ),
    Attack(
        "ATTACH",
        "ATTACH '{folder}/attached' AS a; CREATE TABLE a.t (i); SELECT 'GOT'",
        grader="sql",
        bites=False,
    ),
    Attack("VACUUM INTO", "VACUUM INTO '{folder}/vacuumed'; SELECT 'GOT'", grader="sql", bites=False),
    Attack("load_extension", "SELECT load_extension('/lib/x.so'); SELECT 'GOT'", grader="sql", bites=False),
    Attack("PRAGMA", "PRAGMA temp_store_directory = '/tmp'; SELECT 'GOT'", grader="sql", bites=False),
    Attack(
        "module of JavaScript",
        "import('/etc/passwd').then(() => console.log('GOT'), (e) => console.log(String(e)))",
        grader="javascript",
        bites=False,
    ),
)

NETWORK = (
    trying("TCP to this machine", "import _socket", "_socket.socket(2, 1).connect(('127.0.0.1', {port}))"),
    trying("UDP", "import _socket", "_socket.socket(2, 2).sendto(b'x', ('127.0.0.1', {port}))"),
    trying("Unix", "import _socket", "_socket.socket(1, 1)"),
    trying("netlink", "import _socket", "_socket.socket(16, 3)"),
    trying("vsock", "import _socket", "_socket.socket(40, 1)"),
    trying("socketpair", "import _socket", "_socket.socketpair()"),
    trying("packet", "import _socket", "_socket.socket(17, 3)"),
)

CALL = (
    "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
    "buffer = ctypes.create_string_buffer(4096)\n"
    "libc.syscall.restype = ctypes.c_long\nlibc.syscall({arguments})\nprint('GOT')"
)


def raw(name: str, arguments: str) -> Attack:
    """A call by its number: without the seal it comes back, whatever it says; with it, never."""
    return Attack(name, CALL.replace("{arguments}", arguments), ("forbidden",))


KILLED = (
    raw("unshare", "272, 0"),
    raw("mount", "165, None, None, None, 0, None"),
    raw("io_uring", "425, 1, buffer"),
    raw("memfd", "319, b'x', 0"),
    raw("bpf", "321, 0, buffer, 8"),
    raw("perf", "298, buffer, 0, -1, -1, 0"),
    raw("userfaultfd", "323, 0"),
    raw("keyctl", "250, 0, -3, 0"),
    raw("openat2", "437, -100, b'/etc/passwd', buffer, 24"),
    raw("ptrace", "101, 0, 0, 0, 0"),
    raw("process_vm_readv", "310, os.getpid(), None, 0, None, 0, 0"),
    raw("process_vm_writev", "311, os.getpid(), None, 0, None, 0, 0"),
    raw("pidfd_open", "434, os.getpid(), 0"),
    raw("seccomp", "317, 0, 99, None"),
    raw("prctl", "157, 4, 1, 0, 0, 0"),
    raw("setns", "308, -1, 0"),
    raw("shmget", "29, 0, 4096, 0"),
    raw("x32 getpid", "0x40000000 + 39"),
    raw("executable mmap", "9, None, 4096, 7, 34, -1, 0"),
    Attack(
        "executable mprotect",
        CALL.replace("{arguments}", "10, ctypes.addressof(buffer) & ~4095, 4096, 7"),
        ("forbidden",),
    ),
)
ANSWERED = (
    Attack(
        "clone3",
        CALL.replace(
            "libc.syscall({arguments})", "assert libc.syscall(435, None, 0) != -1 or ctypes.get_errno() != 1"
        ),
    ),
)

CHEATING = (
    Attack("exit", "import os\nos._exit(0)", ("stopped",), bites=False),
    Attack("exit, as if done", 'import os\nos.write(3, b\'{"ended": "done"}\\n\')\nos._exit(0)', bites=False),
    Attack("garbage", "import os\nos.write(3, b'\\xff\\x00{[' * 100 + b'\\n')", ("stopped",), bites=False),
    Attack("deep garbage", "import os\nos.write(3, b'[' * 100000 + b'\\n')", ("stopped",), bites=False),
    Attack(
        "wrong kinds",
        'import os\nos.write(3, b\'{"answer": {"value": ["int", "1e9"]}}\\n\')',
        ("stopped",),
        bites=False,
    ),
)

ALL = (*TIME, *MEMORY_AND_OUTPUT, *PROCESSES, *FILES, *NETWORK, *KILLED, *ANSWERED, *CHEATING)
