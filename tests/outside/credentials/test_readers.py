"""Poppler and qpdf read our certificates: whole, small, with every font."""

import re

import pytest

from bench import certificates
from bench.certificates import VARIANTS
from lms.credentials import designs
from lms.credentials.badges import carrying
from lms.credentials.models import COMPLETION
from lms.i18n.words import use
from tests.credentials.drawn import NAMES
from tests.outside.credentials.conftest import Make, Run


@pytest.mark.parametrize("design", designs.names())
def test_every_font_is_in_the_file(make: Make, run: Run, design: str) -> None:
    told = run(make(design, native_name=NAMES["Chinese"][0]), "pdffonts", "FILE").splitlines()[2:]
    flags = [re.findall(r"\b(?:yes|no)\b", line) for line in told]
    assert len(flags) >= 3
    assert all(embedded == "yes" and as_unicode == "yes" for embedded, _subset, as_unicode in flags)


@pytest.mark.parametrize("design", designs.names())
def test_the_file_is_sound_with_all_it_carries(make: Make, run: Run, design: str) -> None:
    pdf = make(design)
    assert "No syntax or stream encoding errors found" in run(pdf, "qpdf", "--check", "FILE")
    inside = run(pdf, "qpdf", "--list-attachments", "FILE")
    assert carrying.FACTS in inside
    assert (carrying.BADGE in inside) == (design == COMPLETION)


def test_a_program_that_is_missing_fails_the_proof_and_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.fail.Exception, match=r"qpdf is missing.*script/setup outside"):
        run(b"", "qpdf", "--check", "FILE")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("sizes"))


@pytest.mark.parametrize("name", certificates.VARIANTS)
@pytest.mark.parametrize("design", designs.names())
def test_every_design_is_small_with_all_it_carries(folder: str, design: str, name: str) -> None:
    use("fr")
    most = 40_000 if name == "with Chinese" or (design == "passport" and "also" in VARIANTS[name]) else 32_000
    assert len(certificates.signed(folder, design=design, **VARIANTS[name])) <= most
    assert certificates.most(name, design) * 1000 == most
