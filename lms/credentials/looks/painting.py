"""Draws a document and paints its first page, as a program: what to draw comes in, a picture goes out.

It loads what draws and nothing else: loading the whole application takes three times as long as the rest.
"""

import base64
import io
import json
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[3]
WITHOUT = ("lms", "lms.credentials", "lms.credentials.looks")
"""Packages that would load the application; their modules are imported without them."""
WIDTH = 1000
"""Of the picture, in dots."""
REFUSED = 3


def main() -> int:
    """Draw what standard input asks for."""
    from lms.core.errors import Refused
    from lms.credentials import designs, drawing, sealing
    from lms.i18n import words

    asked = json.load(sys.stdin)
    words.use(asked["language"])
    try:
        carried = designs.Carried(logo=base64.b64decode(asked["logo"]))
        facts = asked["facts"]
        room = sealing.room(facts["issuer"], facts["code"], "", 0)  # shown with its seal, as it is issued
        pdf = drawing.draw(asked["design"], facts, room, carried)
    except Refused as refused:
        sys.stderr.write(refused.sentence)
        return REFUSED
    sys.stdout.buffer.write(paint(pdf))
    return 0


def paint(pdf: bytes) -> bytes:
    """The first page of a PDF as PNG."""
    import pypdfium2  # type: ignore[import-untyped]  # ships no types; here: no web process needs it

    page = pypdfium2.PdfDocument(pdf)[0]
    painted = io.BytesIO()
    page.render(scale=WIDTH / page.get_width()).to_pil().save(painted, "PNG")
    return painted.getvalue()


def _load_no_application() -> None:
    for name in WITHOUT:
        package = ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    _load_no_application()
    sys.exit(main())
