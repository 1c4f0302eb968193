"""Our QR codes are those of segno, point by point."""

import segno
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lms.credentials import matrix

ADDRESS = "https://passerelle.example/verify/DL-10000-0000T#"


@settings(max_examples=10)
@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=500))
@example("")
@example("A7" * 160)
def test_a_code_is_the_one_that_segno_draws(behind: str) -> None:
    parts = [ADDRESS, behind] if behind else [ADDRESS]
    wanted = segno.make_qr([(part, None) for part in parts], error="m", mask=2, boost_error=False)  # type: ignore[arg-type]  # segno takes parts
    assert matrix.points(parts) == [bytes(row) for row in wanted.matrix]
