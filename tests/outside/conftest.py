"""Proofs by programs of others: each test of this folder is marked as starting one."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Called with every test of the run, not only with those of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("outside")
