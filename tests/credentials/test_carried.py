"""What the file of a certificate carries beside its page: the badge, the facts, the signed square, an end."""

import json

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import zxingcpp

from lms.credentials import designs
from lms.credentials.drawing import draw
from lms.credentials.rules import canonical

SQUARE = ("https://passerelle.example/verify/DL-10000-0000T#", "MFRGGZDF" * 25)


def test_the_file_carries_its_badge_its_facts_and_the_signed_square() -> None:
    facts = designs.sample("completion") | {"expires_on": "2031-06-30"}
    files = {"open-badge.json": b'{"id": "urn:uuid:1"}', "facts.json": canonical(facts)}
    pdf = draw("completion", facts, b"", designs.Carried(SQUARE, files))
    document = pypdfium2.PdfDocument(pdf)
    inside = [document.get_attachment(n) for n in range(document.count_attachments())]
    assert {each.get_name(): bytes(each.get_data()) for each in inside} == files
    assert json.loads(bytes(inside[1].get_data())) == facts
    picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["".join(SQUARE)]
    said = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Valable jusqu’au 30 juin 2031" in said
    assert SQUARE[1] not in said
    document.close()
