"""The shortcuts through WeasyPrint change no byte: documents drawn with them, and without, elsewhere."""

import subprocess
import sys
from pathlib import Path

DRAW_ALL = """
import hashlib, sys
from lms.credentials import designs, drawing
from lms.credentials.engine.lighter import loaded_lightly
from lms.i18n.words import use

use("fr")
if "without" in sys.argv:
    import os
    os.environ["FONTCONFIG_FILE"] = str(drawing.FONTS)
    with loaded_lightly():
        from lms.credentials.engine import shortcuts
    shortcuts.PROVEN = "another"
for design in designs.names():
    told = designs.sample(design)
    for change in ({}, {"also": "ar"}, {"language": "en", "holder": "Nguyễn Thị Ánh", "ink": "#1a4d2e"}, {}):
        print(design, hashlib.sha256(drawing.draw(design, {**told, **change})).hexdigest())
"""


def test_each_design_is_the_same_to_the_byte_with_and_without_shortcuts() -> None:
    with_them, without = drawn(), drawn("without")
    assert len(with_them) == 16
    assert with_them == without


def drawn(*how: str) -> list[str]:
    """What a process of its own draws of each design, four times: the last time is the first again."""
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", DRAW_ALL, *how], cwd=Path(__file__).parents[3], capture_output=True, check=True
    )
    return done.stdout.decode().splitlines()
