"""Paints a picture somebody sent again, on white: nothing else its file held is kept."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombWarning,
    Image.DecompressionBombError,
)
"""What opening a spoiled or hostile picture may raise."""
ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
"""How a whole picture ends: what reads pictures elsewhere lets half ones pass."""
TURNED = 0x0112
TURNS = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_270, 8: Image.Transpose.ROTATE_90}
"""How phones say that a picture lies on its side."""


class TooLarge(Exception):
    """The picture has more dots on one side than is taken."""


class Unreadable(Exception):
    """It is no whole picture of a kind that is taken."""


def painted_again(content: bytes, kinds: tuple[str, ...], most: int, largest: tuple[int, int]) -> Image.Image:
    """The picture upright on white, within `largest` dots. `kinds` are among PNG and JPEG.

    Raises TooLarge above `most` dots on either side, Unreadable for what is no whole picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=kinds) as opened:
                if max(opened.size) > most:
                    raise TooLarge
                opened.draft("RGB", largest)
                turned = opened.getexif().get(TURNED, 1)
                if not content.rstrip(b"\0").endswith(ENDS[str(opened.format)]):
                    raise Unreadable
                picture = opened.convert("RGBA")
    except UNREADABLE as error:
        raise Unreadable from error
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    if turned in TURNS:
        paper = paper.transpose(TURNS[turned])
    paper.thumbnail(largest, Image.Resampling.LANCZOS)
    return paper
