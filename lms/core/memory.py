"""Memory that goes back to the machine: a server runs for weeks."""

import ctypes
from contextlib import suppress

LARGE = 1 << 18
"""Bytes of a block that goes back as soon as it is free: checking a password takes 19 MiB for a moment."""
_LARGE_ENOUGH, _ARENAS = -3, -8  # M_MMAP_THRESHOLD and M_ARENA_MAX, malloc.h


def give_back() -> None:
    """What loading the application has left over goes back now, large blocks as soon as they are free.

    glibc would keep them for later use, in each thread, though only one at a time runs Python. Another C
    library has other habits.
    """
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_LARGE_ENOUGH, LARGE)
        libc.mallopt(_ARENAS, 1)
        libc.malloc_trim(0)
