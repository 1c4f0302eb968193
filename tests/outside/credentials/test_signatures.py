"""OpenSSL, Poppler and pyHanko verify our signatures, and see what is done to a file afterwards, as we do."""

import io
from pathlib import Path

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from lms.credentials import checking, designs, sealing
from lms.credentials.checking import Doubt, Vouched
from lms.credentials.keys import ROOT, Ring
from tests.outside.credentials.conftest import Make, Run, altered


def judged(pdf: bytes, ring: Ring) -> PdfSignatureStatus:
    """What pyHanko says of the signature in `pdf`, trusting our root."""
    root = x509.Certificate.load(ring.certificate(ROOT).public_bytes(Encoding.DER))
    context = ValidationContext(trust_roots=[root], crls=[ring.revocation_list()], revocation_mode="require")
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    return validate_pdf_signature(signature, context)


def ours(pdf: bytes, ring: Ring) -> Vouched | Doubt:
    return checking.examine(pdf, checking.trust_of(ring))


@pytest.mark.parametrize("design", designs.names())
def test_all_agree_that_a_document_is_genuine(make: Make, run: Run, ring: Ring, design: str) -> None:
    pdf = make(design)
    status = judged(pdf, ring)
    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert isinstance(ours(pdf, ring), Vouched)
    told = run(pdf, "pdfsig", "FILE")
    assert "Total document signed" in told
    assert "Signature is Valid" in told
    assert "ETSI.CAdES.detached" in told


def test_openssl_verifies_the_signature_under_our_root(
    make: Make, run: Run, ring: Ring, tmp_path: Path
) -> None:
    pdf = make()
    found = sealing.sealed(pdf)
    assert found
    start, end = (
        pdf.index(found.signature.hex().encode()) - 1,
        pdf.index(b">", pdf.index(found.signature.hex().encode())) + 1,
    )
    (tmp_path / "content").write_bytes(pdf[:start] + pdf[end:])
    root, signature = str(ring.folder / "root.crt"), found.signature.rstrip(b"\0")
    words = (
        "cms",
        "-verify",
        "-inform",
        "DER",
        "-in",
        "FILE",
        "-content",
        str(tmp_path / "content"),
        "-binary",
    )
    trusting = ("-CAfile", root, "-purpose", "any", "-cades", "-out", "/dev/null")
    assert "Verification successful" in run(signature, "openssl", *words, *trusting)
    (tmp_path / "content").write_bytes(pdf[:start] + b" " + pdf[end:])
    assert "Verification failure" in run(signature, "openssl", *words, *trusting)


def test_each_byte_turned_is_seen(make: Make, ring: Ring) -> None:
    pdf, trust = make(), checking.trust_of(ring)
    room = pdf.index(b"/ByteRange")
    places = {*range(0, len(pdf), 61), *range(room, min(room + 3000, len(pdf)), 3)}
    assert [at for at in places if isinstance(checking.examine(altered(pdf, at), trust), Vouched)] == []


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.97])
def test_a_byte_turned_is_seen_by_all(make: Make, run: Run, ring: Ring, place: float) -> None:
    pdf = make()
    turned = altered(pdf, int(len(pdf) * place))
    assert ours(turned, ring) == Doubt("changed")
    assert not genuine(turned, ring)
    assert "Signature is Valid" not in run(turned, "pdfsig", "FILE")


def genuine(pdf: bytes, ring: Ring) -> bool:
    """Whether pyHanko takes it for genuine; what it cannot read is not."""
    try:
        return judged(pdf, ring).bottom_line
    except Exception:
        return False


def test_an_addition_is_seen_by_all(make: Make, run: Run, ring: Ring) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(make()))
    writer.root["/Passerelle"] = pdf_name("/Added")
    writer.update_root()  # type: ignore[no-untyped-call]
    added = io.BytesIO()
    writer.write(added)  # type: ignore[no-untyped-call]
    assert ours(added.getvalue(), ring) == Doubt("changed")
    assert not genuine(added.getvalue(), ring)
    assert "Total document signed" not in run(added.getvalue(), "pdfsig", "FILE")


def test_writing_it_anew_is_seen_by_all(make: Make, run: Run, ring: Ring, tmp_path: Path) -> None:
    anew = tmp_path / "anew.pdf"
    run(make(), "qpdf", "FILE", str(anew))
    assert isinstance(ours(anew.read_bytes(), ring), Doubt)
    assert not genuine(anew.read_bytes(), ring)


def test_what_a_revoked_key_signed_is_refused_by_all(make: Make, tmp_path: Path, ring: Ring) -> None:
    copy = Ring(tmp_path / "keys", ring.passphrase, ring.association, ring.public_url)
    copy.folder.mkdir()
    for path in ring.folder.glob("[!.]*"):
        (copy.folder / path.name).write_bytes(path.read_bytes())
    name = copy.newest()
    assert name
    copy.publish_revocations(copy.certificate(name).not_valid_before_utc, name)
    told = ours(make(), copy)
    assert isinstance(told, Vouched)
    assert not told.trusted
    assert not genuine(make(), copy)
