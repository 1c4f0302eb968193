"""A picture of a document in a look, drawn apart: a web process must not load the engine for it.

Run as a program (`python -m lms.credentials.looks.preview`) it reads what to draw and writes the picture.
"""

import base64
import io
import json
import subprocess
import sys
from typing import Any

from lms.config import ROOT
from lms.core.errors import Refused
from lms.credentials import designs
from lms.credentials.looks.values import Look
from lms.i18n import _, words

SECONDS = 30
WIDTH = 1000
"""Of the picture, in dots."""
REFUSED = 3


def sample(design: str, look: Look, issuer: str) -> dict[str, Any]:
    """The made-up facts of a design, in a look."""
    facts = designs.sample(design)
    named = (str(facts["signatory"]), str(facts["signatory_title"]))
    printed = {**facts, "issuer": issuer, **look.printed(issuer, *named)}
    return printed | ({"nature": look.nature} if look.nature else {})


def picture(design: str, look: Look, logo: bytes, issuer: str) -> bytes:
    """The first page of a document with made-up facts, as PNG. Refused with its sentence if it cannot be."""
    asked = {
        "design": design,
        "facts": sample(design, look, issuer),
        "logo": base64.b64encode(logo).decode(),
        "language": str(words.language()),
    }
    try:
        done = subprocess.run(  # noqa: S603 - this very file
            [sys.executable, "-m", __name__],
            input=json.dumps(asked).encode(),
            cwd=ROOT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_("The preview took too long. Try again.")) from error
    if done.returncode == REFUSED:
        raise Refused(done.stderr.decode())
    if done.returncode:
        raise Refused(_("The preview could not be drawn. Tell an administrator."))
    return done.stdout


def paint(pdf: bytes) -> bytes:
    """The first page of a PDF as PNG."""
    import pypdfium2  # type: ignore[import-untyped]  # ships no types; here: no web process needs it

    page = pypdfium2.PdfDocument(pdf)[0]
    painted = io.BytesIO()
    page.render(scale=WIDTH / page.get_width()).to_pil().save(painted, "PNG", optimize=True)
    return painted.getvalue()


def main() -> int:
    """Draw what standard input asks for."""
    from lms.credentials.drawing import draw

    asked = json.load(sys.stdin)
    words.use(asked["language"])
    try:
        carried = designs.Carried(logo=base64.b64decode(asked["logo"]))
        pdf = draw(asked["design"], asked["facts"], carried=carried)
    except Refused as refused:
        sys.stderr.write(refused.sentence)
        return REFUSED
    sys.stdout.buffer.write(paint(pdf))
    return 0


if __name__ == "__main__":
    sys.exit(main())
