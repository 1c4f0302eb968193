"""The files people sent: kept once each under their digest, in the instance folder."""

import os
import tempfile
from datetime import datetime
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


def resting_since(moment: datetime) -> set[str]:
    """The names of all files that were last written before `moment`."""
    files = (file for file in _folder().glob("??/*") if file.stat().st_mtime < moment.timestamp())
    return {file.name for file in files}


def forget(digest: str) -> None:
    """Remove a file."""
    for file in _folder().glob(f"??/{digest}"):
        file.unlink(missing_ok=True)


def _folder() -> Path:
    instance: Path = current_app.config["SETTINGS"].instance
    return instance / "work"


def _place(digest: str) -> Path:
    return _folder() / digest[:2] / digest
