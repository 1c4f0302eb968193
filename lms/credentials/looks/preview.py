"""A picture of a document in a look, drawn apart: a web process must not load the engine for it."""

import base64
import json
import subprocess
import sys
from typing import Any

from lms.config import ROOT
from lms.core.errors import Refused
from lms.credentials import designs
from lms.credentials.looks import painting
from lms.credentials.looks.values import Look
from lms.i18n import _, words

SECONDS = 30


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
        done = subprocess.run(  # noqa: S603 - our own file
            [sys.executable, painting.__file__],
            input=json.dumps(asked).encode(),
            cwd=ROOT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_("The preview took too long. Try again.")) from error
    if done.returncode == painting.REFUSED:
        raise Refused(done.stderr.decode())
    if done.returncode:
        raise Refused(_("The preview could not be drawn. Tell an administrator."))
    return done.stdout
