"""The programs of others that judge what we make. Without one nothing is proven: the test fails."""

from shutil import which

import pytest

from lms.config import ROOT


def absent(name: str) -> str:
    """What to say of a program that is missing."""
    return f"{name} is missing, so nothing is proven here. Install it: script/setup outside"


def program(name: str) -> str:
    """Where a program is. The test fails, and names it, when it is not there."""
    return which(name) or pytest.fail(absent(name))


def node_with(module: str) -> str:
    """Where Node is, which finds this module of package-lock.json."""
    if not (ROOT / "node_modules" / module).is_dir():
        pytest.fail(absent("node_modules"))
    return program("node")
