"""veraPDF finds signed certificates archival (PDF/A-3a) and accessible (PDF/UA-1); it sees planted faults."""

from pathlib import Path
from shutil import copytree

import pytest

from lms.credentials import designs, drawing
from tests.outside.credentials import verapdf
from tests.outside.credentials.conftest import Make


@pytest.mark.parametrize("language", ["en", "fr+en"])
@pytest.mark.parametrize("design", designs.names())
def test_every_design_conforms_in_other_languages(make: Make, design: str, language: str) -> None:
    pdf = make(design, language=language)
    assert verapdf.faults(pdf) == []


def test_a_certificate_nobody_signs_conforms_too() -> None:
    pdf = drawing.draw("completion", designs.sample("completion"))
    assert verapdf.faults(pdf) == []


PAGE = """<html lang="fr"><head><title>Attestation</title></head><body><h1>Attestation</h1><h2>Amina</h2>
<section><p>{{ holder }}</p></section><section><p>{{ native_name }}</p></section>
<img src="bridge.svg" alt="Un pont"/></body></html>"""
FAULTS = {
    "none": ("Attestation", "Attestation", set()),
    "no language": (' lang="fr"', "", {"7.2"}),
    "no title": ("<title>Attestation</title>", "", {"7.1"}),
    "a picture without words": (' alt="Un pont"', "", {"7.3"}),
    "a heading skipped": ("h2>", "h3>", {"7.4.2"}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    right, wrong, clauses = FAULTS[fault]
    name = f"planted-{list(FAULTS).index(fault)}"
    copytree(designs.FOLDER / "completion", tmp_path / name)
    monkeypatch.setattr(designs, "FOLDER", tmp_path)
    (tmp_path / name / "certificate.html").write_text(PAGE.replace(right, wrong))
    pdf = drawing.draw(name, designs.sample(name))
    assert {found.clause for found in verapdf.findings(pdf, verapdf.ACCESSIBLE)} == clauses
