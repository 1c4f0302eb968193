"""The browser says the hours in a square as the paper prints them."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from lms.credentials import designs, rules
from lms.credentials.badges import square
from lms.i18n import formats
from lms.i18n.languages import LANGUAGES
from tests.outside.programs import program

SCRIPT = Path(square.__file__).parents[3] / "static" / "js" / "square.js"
MINUTES = (1, 20, 59, 60, 61, 125, 840, 1155, 1200)


def said(language: str, kept: list[str | float]) -> list[str]:
    """What the script shows of these lengths."""
    found = re.search(r"^function lasting.*?^}", SCRIPT.read_text(), re.DOTALL | re.MULTILINE)
    assert found
    lines = [square.lines_of({**designs.sample("completion"), "hours": each}, 1, "") for each in kept]
    values = [line.decode().split("\n")[3] for line in lines]
    asked = f"{{lang: {language!r}}}"
    words = (
        f"const document = {{documentElement: {asked}}};\n{found[0]}\n"
        f"console.log(JSON.stringify({json.dumps(values)}.map(lasting)))"
    )
    command = [program("node"), "-e", words]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own words
    return list(json.loads(done.stdout))


@pytest.mark.parametrize("language", LANGUAGES)
def test_to_the_minute(language: str) -> None:
    written = [formats.hours(minutes, LANGUAGES[language]) for minutes in MINUTES]
    assert said(language, [rules.duration(minutes) for minutes in MINUTES]) == written


def test_as_the_first_certificates_print_them() -> None:
    assert said("fr", [19.2, 17.5, 20]) == ["19,2\u00a0h", "17,5\u00a0h", "20\u00a0h"]
