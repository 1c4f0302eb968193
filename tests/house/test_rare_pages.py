"""What is excused from the walk of each role is a page there is, and has a test that asks about it."""

import re

from flask import Flask

from lms.config import ROOT
from tests.browser import elsewhere

HOLE = re.compile(r"<[^>]+>")
DEFINED = re.compile(r"^def (test_\w+)\(", re.M)


def test_each_page_met_elsewhere_exists(app: Flask) -> None:
    known = {HOLE.sub("#", rule.rule) for rule in app.url_map.iter_rules()}
    assert elsewhere.kinds() <= known


def test_each_test_that_meets_one_exists() -> None:
    files = (ROOT / "tests" / "browser").glob("test_*.py")
    named = {name for file in files for name in DEFINED.findall(file.read_text())}
    assert {test.partition("[")[0] for test in elsewhere.MET_BY} <= named
