"""Spoils files of questions: cut, doubled, shuffled, sprinkled with what readers trip over."""

import random
from xml.sax.saxutils import escape

from tests.catalogue.exchange.samples import EVIL, GIFT, MOODLE, QTI, in_base64, package

SEEDS: tuple[bytes, ...] = (
    GIFT.encode(),
    MOODLE.encode(),
    package(),
    *(text.encode() for text in QTI.values()),
)
SPICES: tuple[bytes, ...] = (
    b"{", b"}", b"~", b"=", b"#", b"####", b"->", b"::", b"\\", b"%", b"%50%", b"%-1e9%", b"..", b":", b"*", b"\n\n", b"//", b">",
    b"[html]", b"[markdown]", b"$CATEGORY:", b"{#", b"{T}", b"{}", b"{=", b"<b>", b"</p>", b"<script>", b"<img src=x>", b"&amp;",
    b"&#0;", b"&#xD800;", b"&nbsp;", b"]]>", b"<![CDATA[", b"<!--", b"<?x?>", b"<!DOCTYPE a>", b"[[1]]", b"[[999]]", b"{1:MC:=a~b}",
    b"{1:NM:=1:9}", b"{1:SA:", b"1e999", b"-1e-999", b"NaN", b"inf", b"9" * 40, b"\0", b"\xff", b"\xc3\xa9", b"\xee\x84\x80",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\xa8", "́".encode(), "﷽".encode(), b"a" * 3000, b"**", b"`", b"_" * 200,
    b"<div>" * 200, b"[" * 100, b"![x](y)", b"javascript:alert(1)", b"@@PLUGINFILE@@/../../etc/passwd", in_base64(EVIL).encode(),
    b"question", b"multichoice", b"essay", b"100", b"-100", b"true", b"false", b"qti-choice-interaction", b"RESPONSE", b"match_correct",
    b'type="cloze"', b'type="ddmarker"', b'coords="1,2,3,4"', b"../", b"imsmanifest.xml", b"PK\x03\x04", b"PK\x05\x06",
)  # fmt: skip


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
    return package(only=name, **{name: bytes(content)})


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
