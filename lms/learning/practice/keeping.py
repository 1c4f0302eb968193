"""The files people sent: kept once each under their digest, in the instance folder."""

import os
import tempfile
from pathlib import Path

from flask import current_app


def keep(digest: str, content: bytes) -> None:
    """Keep a file under its digest: others see all of it or none; kept already, nothing is done."""
    place = _place(digest)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, unfinished = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(place)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def kept(digest: str) -> bytes | None:
    """The file kept under a digest, or none."""
    try:
        return _place(digest).read_bytes()
    except FileNotFoundError:
        return None


def _place(digest: str) -> Path:
    folder: Path = current_app.config["SETTINGS"].instance
    return folder / "work" / digest[:2] / digest
