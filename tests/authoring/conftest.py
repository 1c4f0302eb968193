"""What these tests share: a library with an empty shelf, a check without a process of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from lms.authoring import apart, at_hand
from lms.authoring.library import NOTHING, Library
from lms.authoring.shelf import Shelf
from lms.catalogue import queries as catalogue
from tests.authoring.parcels import checked_here


@pytest.fixture
def library(app: Flask, tmp_path: Path) -> Iterator[Library]:
    """The library, its shelf empty; afterwards the courses of the installation are in force again."""
    found = at_hand.library_of(app)
    shelf, found.shelf = found.shelf, Shelf(tmp_path / "shelf")
    yield found
    found.shelf, found.taken_up = shelf, NOTHING
    catalogue.put_in_force(found.built_in)


@pytest.fixture
def check_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check in this process: one of its own takes a second, and has its own tests."""
    monkeypatch.setattr(apart, "check", checked_here)
