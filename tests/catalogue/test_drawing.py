"""Drawings: shown inline when every part is harmless, refused otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue.drawing import draw

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'


def drawn(source: str | bytes) -> tuple[str, list[str]]:
    faults: list[str] = []

    def report(_line: int, message: str, **values: object) -> None:
        faults.append(message % values if values else message)

    encoded = source.encode() if isinstance(source, str) else source
    return draw(encoded, 'Un rond "bleu" & <petit>', "fr", report), faults


def test_a_drawing_carries_its_description_and_its_frame() -> None:
    svg, faults = drawn(
        HEAD.replace(">", ' fill="none">') + '<circle cx="5" cy="5" r="4"/><text>a &lt; b</text></svg>'
    )

    assert faults == []
    assert svg == (
        '<svg viewBox="0 0 10 10" fill="none" role="img" '
        'aria-label="Un rond &#34;bleu&#34; &amp; &lt;petit&gt;">'
        '<circle cx="5" cy="5" r="4"></circle><text>a &lt; b</text></svg>'
    )


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        "<style>*{}</style>",
        "<use href='#x'/>",
        "<image href='x'/>",
        "<animate/>",
        "<a href='javascript:x'/>",
        "<svg/>",
        "<path onload='x'/>",
        "<path style='x'/>",
        "<path fill='url(#x)'/>",
    ],
)
def test_a_part_that_could_do_harm_is_refused(part: str) -> None:
    assert drawn(f"{HEAD}{part}</svg>")[1]


def test_entities_that_swell_are_refused_before_they_do() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD + "<text>&b;</text></svg>"

    assert drawn(bomb) == ("", ["Take out <!DOCTYPE …>: a drawing begins with <svg>."])


@pytest.mark.parametrize("source", ["", "texte", "<svg>", HEAD, f"{HEAD}</g></svg>"])
def test_what_is_not_a_whole_drawing_is_refused(source: str) -> None:
    assert drawn(source)[1]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_either_drawn_or_refused(source: bytes) -> None:
    svg, faults = drawn(source)

    assert faults or svg.startswith("<svg ")
