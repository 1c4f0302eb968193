"""Makes the file of a certificate from its facts: drawn, then signed."""

from collections.abc import Mapping
from datetime import datetime

from lms.credentials import designs, drawing, rules, sealing
from lms.credentials.sealing import Sealing


def make(
    facts: Mapping[str, object],
    issued_at: datetime,
    seal: Sealing,
    carried: designs.Carried = designs.NOTHING,
) -> bytes:
    """The signed PDF of these facts. The same facts, moment and key give the same bytes, if the key can.

    Undrawable, with a sentence to show; KeyLost when nothing can sign.
    """
    room = sealing.room(str(facts["issuer"]), str(facts["code"]), rules.digest(facts), seal.room)
    pdf = drawing.draw(str(facts["design"]), facts, room, carried)
    return sealing.seal(pdf, room, seal.moment(issued_at), seal.sign)
