"""Spoils files of questions: cut, doubled, shuffled, sprinkled with what readers trip over."""

import random
from xml.sax.saxutils import escape

from tests.catalogue.exchange.qti_samples import QTI, package
from tests.catalogue.exchange.samples import EVIL, GIFT, MOODLE, in_base64

SEEDS: tuple[bytes, ...] = (
    GIFT.encode(),
    MOODLE.encode(),
    package(),
    *(text.encode() for text in QTI.values()),
)
_SIGNS = """
{ } ~ = # #### -> :: \\ % %50% %-1e9% .. : * // > [html] [markdown] $CATEGORY: {# {T} {} {= ** ` _ ***
<b> </p> <script> <img/src=x> &amp; &#0; &#xD800; &nbsp; ]]> <![CDATA[ <!-- <?x?> <!DOCTYPE [[1]] [[999]]
[ ![x](y) {1:MC:=a~b} {1:NM:=1:9} {1:SA: 1e999 -1e-999 NaN inf javascript:alert(1)
@@PLUGINFILE@@/../../etc/passwd question multichoice essay 100 -100 true false qti-choice-interaction
RESPONSE match_correct type="cloze" type="ddmarker" coords="1,2,3,4" ../ imsmanifest.xml PK
"""
_RAW = (
    *(b"\0", b"\xff", b"\n\n", b"PK\x03\x04", b"PK\x05\x06", b"\xed\xa0\x80"),
    *(sign.encode() for sign in ("é", "\ue100", "\ue201", "\ufeff", "\u202e", "\u2028", "\u0301", "\ufdfd")),
    *(b"9" * 40, b"a" * 3000, b"_" * 200, b"<div>" * 200, b"[" * 100, in_base64(EVIL).encode()),
)
SPICES: tuple[bytes, ...] = (*_RAW, *(sign.encode() for sign in _SIGNS.split()))


def spoiled(chance: random.Random) -> bytes:
    """One file nobody should have sent."""
    if chance.random() < 0.15:
        return _packed(chance)
    content = bytearray(chance.choice(SEEDS))
    if chance.random() < 0.95:
        content = bytearray(_few(content, chance))
    if chance.random() < 0.1:
        start = chance.randrange(len(content))
        content = content[start : start + chance.randrange(1, 1500)]
    whole = content.startswith(b"<") and chance.random() < 0.8
    for _ in range(chance.randrange(1, 6)):
        (_say if whole else chance.choice(_SPOILS))(content, chance)
    return bytes(content)


def _few(content: bytearray, chance: random.Random) -> bytes:
    """A few questions of a file that holds many: quicker to read, and each spoil counts."""
    if content.startswith(b"//"):
        parts = bytes(content).split(b"\n\n")
        return b"\n\n".join(chance.sample(parts, chance.randrange(1, 4)))
    if b"<quiz>" in content:
        parts = bytes(content).split(b"  <question ")[1:]
        some = chance.sample(parts, chance.randrange(1, 3))
        return (
            b"<quiz>" + b"".join(b"<question " + part.replace(b"</quiz>", b"") for part in some) + b"</quiz>"
        )
    return bytes(content)


def _packed(chance: random.Random) -> bytes:
    """A whole package around a spoiled item."""
    name = chance.choice(list(QTI))
    content = bytearray(QTI[name].encode())
    for _ in range(chance.randrange(1, 6)):
        chance.choice((_say,) * 8 + (_sprinkle, _move))(content, chance)
    return package(only=name, changed={name: bytes(content)})


def _say(content: bytearray, chance: random.Random) -> None:
    """Other words between two tags, or between quotes: the XML still reads."""
    first, last = chance.choice(((b">", b"<"), (b">", b"<"), (b'"', b'"'), (b"[CDATA[", b"]]>")))
    start = content.find(first, chance.randrange(len(content) + 1)) + len(first)
    end = content.find(last, start)
    if start >= len(first) and end >= 0:
        words = b"".join(chance.choice(SPICES) for _ in range(chance.randrange(3)))
        kept = "".join(sign for sign in words.decode(errors="ignore") if sign.isprintable() or sign == "\n")
        content[start:end] = escape(kept, {'"': "&quot;"}).encode()


def _sprinkle(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content) + 1)
    content[place:place] = chance.choice(SPICES)


def _replace(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content) + 1)
    content[place : place + chance.randrange(1, 20)] = chance.choice(SPICES)


def _cut(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content) + 1)
    del content[place : place + chance.randrange(1, 60)]


def _double(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    content[start:start] = content[start : start + chance.randrange(1, 400)]


def _flip(content: bytearray, chance: random.Random) -> None:
    if content:
        content[chance.randrange(len(content))] = chance.randrange(256)


def _move(content: bytearray, chance: random.Random) -> None:
    start, length = chance.randrange(len(content) + 1), chance.randrange(1, 100)
    part = content[start : start + length]
    del content[start : start + length]
    place = chance.randrange(len(content) + 1)
    content[place:place] = part


_SPOILS = (_say, _say, _say, _say, _sprinkle, _sprinkle, _replace, _cut, _double, _flip, _move)
