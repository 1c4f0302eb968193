"""Documents on the disk: whole or not at all, readable by us alone."""

import os
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from lms.core.clock import now

ABANDONED = timedelta(hours=1)
"""A document unfinished for so long belongs to a worker that died."""


def store(folder: Path, name: str, content: bytes) -> None:
    """Write a document under `name`: others see all of it or none, even if the power fails half-way.

    Raises OSError, leaving nothing behind, when the disk is full.
    """
    unfinished = folder / "unfinished"
    unfinished.mkdir(parents=True, exist_ok=True)
    _clear(unfinished)
    descriptor, temporary = tempfile.mkstemp(dir=unfinished)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(folder / name)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _keep_entry(folder)


def _clear(unfinished: Path) -> None:
    """Take away what dead workers left half written."""
    oldest = (now() - ABANDONED).timestamp()
    for part in unfinished.iterdir():
        with suppress(FileNotFoundError):  # another worker clears too
            if part.stat().st_mtime < oldest:
                part.unlink()


def _keep_entry(folder: Path) -> None:
    """Have the folder itself written, so that the new name survives too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
