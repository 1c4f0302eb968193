"""Memory that goes back to the machine: a worker runs for weeks beside the pages."""

import ctypes
from contextlib import suppress

LARGE = 1 << 18
"""Bytes of a block that goes back as soon as it is free."""
_LARGE_ENOUGH = -3  # M_MMAP_THRESHOLD, malloc.h


def give_back() -> None:
    """What loading the application has left over goes back now, large blocks as soon as they are free.

    glibc would keep them for later use; another C library has other habits.
    """
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_LARGE_ENOUGH, LARGE)
        libc.malloc_trim(0)
