"""Certificates as PDFs: true to their facts, and whole in every script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp

from lms.credentials import designs, drawing
from lms.credentials.drawing import FONTS
from lms.credentials.obstacles import Undrawable
from lms.i18n.words import use
from tests.credentials.drawn import (
    ARABIC,
    NAMES,
    completion,
    fonts_of,
    insides_of,
    text_of,
    words_by_language,
)


@pytest.fixture(autouse=True)
def speak_the_source_language() -> Iterator[None]:
    use("en")
    yield
    use("fr")


def test_the_page_says_every_fact_in_french() -> None:
    said = text_of(completion())
    for words in (
        "Attestation de réussite",
        "Association Passerelle",
        "Amina Haddad",
        "DigitAll débutant",
        "Débutant, automne 2026",
        "20 h",
        "du 22 septembre 2026 au 22 octobre 2026",
        "Antenne des Lilas",
        "88 %",
        "Joindre et ouvrir un fichier",
        "Fait à Strasbourg, le 29 octobre 2026",
        "Claire Fontaine",
        "Coordinatrice de l’antenne",
        "DL-10000-0000T",
        "https://passerelle.example/verifier/DL-10000-0000T",
        "version 2026.1",
    ):
        assert words in said


def test_it_speaks_english_or_both_languages_at_once() -> None:
    english, both = text_of(completion(language="en")), text_of(completion(language="fr+en"))
    assert "Certificate of completion" in english
    assert "Attestation" not in english
    assert "Attestation de réussite Certificate of completion" in both
    assert "22 September 2026 to 22 October 2026" in both


def test_the_first_of_a_month_is_written_as_the_french_write_it() -> None:
    assert "du 1er septembre 2026 au 11 octobre 2026" in text_of(
        completion(started_on="2026-09-01", ended_on="2026-10-11")
    )


def test_what_is_not_known_leaves_no_empty_label() -> None:
    said = text_of(completion(mark=None, level=None, native_name=None, competences=[]))
    assert not any(label in said for label in ("Résultat", "Niveau", "None", "sait faire"))


def test_a_mark_of_zero_is_a_mark() -> None:
    assert "Résultat 0 %" in text_of(completion(mark=0))


def test_it_is_one_page_of_a4_on_its_side() -> None:
    document = pypdfium2.PdfDocument(completion())
    assert len(document) == 1
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [297, 210]


def test_the_file_says_it_is_archival_and_accessible_and_its_language_and_title() -> None:
    insides = insides_of(completion())
    assert b'pdfaid:part="3"' in insides
    assert b'pdfaid:conformance="A"' in insides
    assert b'pdfuaid:part="1"' in insides
    assert b"/Lang (fr)" in insides
    assert b"/StructTreeRoot" in insides
    assert b"DigitAll d\xc3\xa9butant</rdf:li>" in insides


def test_the_square_reads_as_the_address_at_150_dots_an_inch() -> None:
    picture = pypdfium2.PdfDocument(completion())[0].render(scale=150 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        "https://passerelle.example/verifier/DL-10000-0000T"
    ]


def test_each_script_is_drawn_in_its_font_and_no_font_of_the_machine_is_used() -> None:
    used = fonts_of(completion(competences=[name for name, _font in NAMES.values()]))
    assert used >= {font for _name, font in NAMES.values()}
    ours = {path.stem.split("-")[0].lower() for path in FONTS.parent.glob("*.ttf")}
    assert {re.sub(r"-(Bold|Italic)$", "", font).replace("-", "").lower() for font in used} <= ours


@pytest.mark.parametrize(
    "script", ["Arabic", "Dari", "Tigrinya", "Chinese", "Korean", "Vietnamese", "Georgian"]
)
def test_a_name_in_any_script_can_be_copied_from_the_page(script: str) -> None:
    name = NAMES[script][0]
    assert name in text_of(completion(native_name=name))


def test_every_font_kept_is_one_a_certificate_can_ask_for() -> None:
    asked = FONTS.read_text() + "".join(designs.read(name).style for name in designs.names())
    asked = asked.replace(" ", "").lower()
    for path in FONTS.parent.glob("*.ttf"):
        assert path.stem.split("-")[0].lower() in asked


@pytest.mark.parametrize("name", ["A", "Suharto", "Ana Maria " * 30, "M" * 300, "歐陽" * 60])
def test_a_name_of_one_letter_or_of_three_hundred_fits_the_fullest_page(name: str) -> None:
    said = text_of(completion(holder=name, language="fr+en")).replace(" ", "")
    assert name.replace(" ", "") in said


def test_long_facts_are_set_tighter_rather_than_refused() -> None:
    site = "Maison des associations et de la citoyenneté du quartier Hautepierre"
    cohort = "Intermédiaire, printemps 2027, groupe B du mardi et du jeudi soir"
    competences = ["Chercher une information sur le web et juger si elle est fiable"] * 8
    said = text_of(completion(site=site, cohort=cohort, competences=competences))
    assert site in said
    assert cohort in said


def test_more_text_than_a_page_holds_is_refused() -> None:
    with pytest.raises(Undrawable, match="too much text"):
        completion(competences=["Chercher une information sur le web"] * 200)


@pytest.mark.parametrize("design", designs.names())
def test_every_design_says_the_same_in_each_language(design: str) -> None:
    """The pages alone; they are drawn in tests/outside."""
    found = designs.read(design)
    assert len({frozenset(sentences) for sentences in found.words.values()}) == 1
    assert {"fr", "en", "ar"} <= set(found.words)
    facts = designs.sample(design)
    for language, words in found.words.items():
        assert words["title"] in found.page({**facts, "language": language})
        assert words["title"] in found.page({**facts, "also": language})
    assert not re.search(r"\bflex\b|opacity|rgba", found.style)


@pytest.mark.parametrize(
    ("kept", "language", "said"),
    [
        ("PT19H15M", "fr", "19 h 15"),
        ("PT19H15M", "en", "19 h 15"),
        ("PT19H15M", "ar", "19 ساعة و15 دقيقة"),
        ("PT21H", "fr", "21 h"),
        (19.2, "fr", "19,2 h"),
        (19.2, "en", "19.2 h"),
        (19.2, "ar", "19.2 ساعة"),
    ],
)
@pytest.mark.parametrize("design", designs.names())
def test_hours_are_said_to_the_minute_and_those_kept_in_tenths_as_before(
    design: str, kept: str | float, language: str, said: str
) -> None:
    facts = designs.sample(design)
    rows = [{**row, "hours": kept} for row in facts.get("courses", [])]  # type: ignore[attr-defined]  # a list
    page = designs.read(design).page({**facts, "hours": kept, "courses": rows, "language": language})
    assert page.replace("\u00a0", " ").count(said) == 1 + len(rows)


def test_words_in_the_second_language_say_so_to_a_screen_reader_and_no_others_do() -> None:
    said = words_by_language(completion(also="ar", native_name="ሰላም ተስፋይ"))
    arabic = {words for language, words in said if language == "ar"}
    assert {language for language, _words in said} == {"", "ar"}
    assert any("شهادة إتمام" in words for words in arabic)
    assert all(bool(ARABIC.search(words)) == (language == "ar") for language, words in said)


def test_a_document_in_one_language_says_it_once() -> None:
    assert {language for language, _words in words_by_language(completion())} == {""}


@pytest.mark.parametrize("design", designs.names())
def test_every_name_of_every_design_stands_in_a_section_of_its_own(design: str) -> None:
    facts = designs.sample(design)
    found = re.findall(r"<section>.*?<bdi>(.*?)</bdi>.*?</section>", designs.read(design).page(facts))
    assert found == designs.names_on(facts)


def test_a_lost_font_draws_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "FONTS", tmp_path / "fonts.conf")
    drawing._engine.cache_clear()
    try:
        with pytest.raises(Undrawable, match="letters of the certificates are not all here"):
            completion()
    finally:
        drawing._engine.cache_clear()


def test_a_lost_font_is_noticed_before_anything_is_drawn(tmp_path: Path) -> None:
    fonts = designs.FOLDER / "fonts"
    assert designs.lost_fonts(fonts / "fonts.conf") == set()
    (tmp_path / "fonts.conf").write_text((fonts / "fonts.conf").read_text())
    for path in fonts.glob("*.ttf"):
        if not path.name.startswith(("NotoSans-", "NotoSerifEthiopic")):
            (tmp_path / path.name).touch()
    assert designs.lost_fonts(tmp_path / "fonts.conf") == {"Noto Sans", "Noto Serif Ethiopic"}
    assert "fonts.conf" in designs.lost_fonts(tmp_path / "nothing" / "fonts.conf")
