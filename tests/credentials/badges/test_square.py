"""The square on the paper carries the facts, signed, and a cheap camera still reads it."""

import base64
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lms.credentials import designs, making
from lms.credentials.badges import square
from lms.credentials.badges.keys import SQUARES, BadgeKeys, Named
from lms.credentials.models import Certificate
from lms.credentials.qr_code import qr
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
SIDE = round(31 / 25.4 * 150)
"""Points across the square as the certificate prints it, at 150 dots an inch."""


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Named:
    return BadgeKeys(tmp_path_factory.mktemp("keys"), b"a passphrase").in_use(SQUARES, DAY)


def facts(**more: Any) -> dict[str, Any]:
    return {**designs.sample("completion"), **more}


def read(packed: str, code: str, key: Named) -> list[str]:
    """The facts in a square. InvalidSignature unless `key` signed them for this code."""
    content = base64.b32decode(packed + "=" * (-len(packed) % 8))
    r, s = (int.from_bytes(part) for part in (content[:32], content[32:64]))
    signed = f"passerelle 1\n{code}\n".encode() + content[64:]
    key.private.public_key().verify(encode_dss_signature(r, s), signed, ec.ECDSA(SHA256()))
    return content[64:].decode().split("\n")


def test_it_holds_what_the_paper_says_signed_for_its_code(key: Named) -> None:
    said = facts(expires_on="2031-10-29")
    address, packed = square.address(said, key, version=3)
    assert address == said["verify_address"] + "#"
    assert read(packed, said["code"], key) == [
        "Amina Haddad",
        "DigitAll débutant",
        "Débutant",
        "20",
        "2026-10-29",
        "2031-10-29",
        "3",
        square.name_of(key.private.public_key()),
    ]
    with pytest.raises(InvalidSignature):
        read(packed, "DL-00000-00012", key)
    with pytest.raises(InvalidSignature):
        read(packed[:-4] + "AAAA", said["code"], key)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("PT19H15M", "19.25"),
        ("PT17H30M", "17.50"),
        ("PT0H20M", "0.33"),
        ("PT20H", "20"),
        (19.2, "19.2"),
        (20, "20"),
    ],
)
def test_hours_are_exact_in_it_and_those_of_before_stay_as_they_were(kept: str | float, said: str) -> None:
    assert square.lines_of(facts(hours=kept), 1, "").decode().split("\n")[3] == said


def test_the_same_facts_give_the_same_square(key: Named) -> None:
    assert square.address(facts(), key) == square.address(facts(), key)


@pytest.mark.parametrize("holder", ["Amina Haddad", "Nguyễn Thị Ngọc Ánh Tuyết " * 4, "歐陽靜怡" * 20])
def test_it_is_read_at_150_dots_an_inch_however_long_the_names(key: Named, holder: str) -> None:
    title = "Chercher une information sur le web et juger si elle est fiable, avec des personnes de confiance"
    address, packed = square.address(facts(holder=holder, course_title=title), key)
    drawn = Image.open(io.BytesIO(base64.b64decode(qr(address, packed).partition(",")[2])))
    page = Image.new("L", (SIDE + 40, SIDE + 40), 255)
    page.paste(drawn.resize((SIDE, SIDE), Image.Resampling.NEAREST), (20, 20))
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [address + packed]


@given(st.text(), st.integers(4, 80))
def test_a_text_is_cut_between_letters_and_says_so(text: str, most: int) -> None:
    text = "".join(sign for sign in text if not 0xD800 <= ord(sign) < 0xE000)
    cut = square.clipped(text, most)
    assert len(cut.encode()) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1].rstrip()))


def test_no_line_can_be_smuggled_in(key: Named) -> None:
    _address, packed = square.address(facts(holder="Amina\n2099-01-01"), key)
    assert read(packed, facts()["code"], key)[0] == "Amina 2099-01-01"


def test_each_year_s_key_has_a_name_of_its_own(key: Named, tmp_path: Path) -> None:
    later = BadgeKeys(tmp_path, b"a passphrase").in_use(SQUARES, DAY)
    names = {square.name_of(one.private.public_key()) for one in (key, later)}
    assert {len(name) for name in names} == {square.NAME}
    assert len(names) == 2


def test_the_square_of_a_new_version_says_its_number(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    own: Certificate,
    visit: Visitor,
    draw: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graduates.rename(app, promotion.amina, "Amin Yusufzai")
    drawn: list[designs.Carried] = []

    def make(*of: Any) -> bytes:
        drawn.append(of[-1])
        return b"%PDF-1.7"

    monkeypatch.setattr(making, "make", make)
    visit(cast.coordinator).post(f"{promotion.page}/{own.id}/again")
    draw()
    assert drawn[0].square
    content = base64.b32decode((packed := drawn[0].square[1]) + "=" * (-len(packed) % 8))
    said = content[64:].decode().split("\n")
    assert (said[0], said[6]) == ("Amin Yusufzai", "2")


def test_the_browser_reads_the_same_lines_in_the_same_order() -> None:
    script = (Path(square.__file__).parents[3] / "static" / "js" / "square.js").read_text()
    assert (
        'FACTS = ["holder", "course", "level", "hours", "issued", "expires", "version", "key", "kind"]'
        in script
    )
    assert f"`{square.FORMAT}\\n" in script
