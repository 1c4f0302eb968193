"""A gzip filled in says what the text says, whatever is in its holes."""

import gzip

from hypothesis import given
from hypothesis import strategies as st

from lms.core.squeezed import fill, squeeze

PIECES = st.lists(st.text(max_size=400).map(str.encode), min_size=1, max_size=8)


@given(PIECES, st.data())
def test_what_is_filled_in_is_what_is_read(pieces: list[bytes], data: st.DataObject) -> None:
    lengths = tuple(data.draw(st.integers(0, 120)) for _ in pieces[1:])
    squeezed = squeeze(pieces, lengths)
    for _ in range(2):
        fillings = [data.draw(st.binary(min_size=n, max_size=n)) for n in lengths]
        whole = pieces[0] + b"".join(
            filling + piece for filling, piece in zip(fillings, pieces[1:], strict=True)
        )
        assert gzip.decompress(fill(squeezed, fillings, whole)) == whole


def test_words_seen_before_a_hole_are_not_sent_again() -> None:
    words = b"Une phrase assez longue pour que la redire entiere coute quelque chose. " * 3
    once = len(squeeze([words], ()).pieces[0])
    assert len(squeeze([words, words], (90,)).pieces[1]) < once / 2
