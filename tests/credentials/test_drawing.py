"""Certificates as PDFs: true to their facts, whole in every script, and safe whatever the facts hold."""

import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from lms.credentials import designs, drawing
from lms.credentials.drawing import FONTS, draw
from lms.credentials.obstacles import MissingLetters, Undrawable
from lms.i18n.words import use

ROOT = Path(__file__).parents[2]
NAMED = {"holder", "native_name", "course_title", "site", "signatory", "issuer"}
"""Facts that people wrote."""

NAMES = {
    "Arabic": ("عبد الرحمن الأنصاري", "Noto-Naskh-Arabic"),
    "Dari": ("زهرا حسینی", "Noto-Naskh-Arabic"),
    "Pashto": ("زرغونه احمدزۍ ښکلې ګل‌پاڼه", "Noto-Naskh-Arabic"),
    "Tigrinya": ("ሰላም ተስፋይ ገብረመስቀል", "Noto-Serif-Ethiopic"),
    "Bengali": ("রোকেয়া সুলতানা চৌধুরী", "Noto-Serif-Bengali"),
    "Tamil": ("கவிதா செல்வராஜா", "Noto-Serif-Tamil"),
    "Nepali": ("सीता शर्मा", "Noto-Serif-Devanagari"),
    "Georgian": ("ნინო ბერიძე", "Noto-Serif-Georgian"),
    "Armenian": ("Նարինե Հակոբյան", "Noto-Serif-Armenian"),
    "Hebrew": ("נעמי לוי", "Noto-Serif-Hebrew"),
    "Thai": ("สมหญิง ใจดี", "Noto-Serif-Thai"),
    "Chinese": ("歐陽靜怡 王秀英", "LXGW-WenKai"),
    "Japanese": ("さくら タロウ", "LXGW-WenKai"),
    "Korean": ("김민지", "LXGW-WenKai"),
    "Tibetan": ("བསྟན་འཛིན", "Noto-Serif-Tibetan"),
    "Burmese": ("မမလေး", "Noto-Serif-Myanmar"),
    "Khmer": ("សុខា", "Noto-Serif-Khmer"),
    "Lao": ("ບຸນມີ", "Noto-Serif-Lao"),
    "Sinhala": ("ලක්ෂ්මී", "Noto-Serif-Sinhala"),
    "Telugu": ("లక్ష్మి", "Noto-Serif-Telugu"),
    "Kannada": ("ಲಕ್ಷ್ಮಿ", "Noto-Serif-Kannada"),
    "Malayalam": ("ലക്ഷ്മി", "Noto-Serif-Malayalam"),
    "Gujarati": ("લક્ષ્મી", "Noto-Serif-Gujarati"),
    "Punjabi": ("ਹਰਪ੍ਰੀਤ", "Noto-Serif-Gurmukhi"),
    "Syriac": ("ܡܪܝܡ", "Noto-Sans-Syriac"),
    "Tamazight": ("ⵜⴰⵏⵉⵏⵏⴰ", "Noto-Sans-Tifinagh"),
    "Manding": ("ߝߊ߬ߕߎ", "Noto-Sans-NKo"),
    "Fulani": ("𞤀𞤥𞤭𞤲𞤢", "Noto-Sans-Adlam"),
    "Greek": ("Ελένη Παπαδοπούλου", "Noto-Serif-Display"),
    "Ukrainian": ("Оксана Ґудзь-Їжак", "Noto-Serif-Display"),
    "Vietnamese": ("Nguyễn Thị Ngọc Ánh Tuyết", "Noto-Serif-Display"),
}


@pytest.fixture(autouse=True)
def speak_the_source_language() -> Iterator[None]:
    use("en")
    yield
    use("fr")


def completion(**facts: object) -> bytes:
    return draw("completion", {**designs.sample("completion"), **facts})


def text_of(pdf: bytes) -> str:
    """What a reader finds on the page, on one line."""
    return " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


def insides_of(pdf: bytes) -> bytes:
    """Every stream of the file, unpacked."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompressobj().decompress(stream) for stream in streams)


def fonts_of(pdf: bytes) -> set[str]:
    return {name.decode() for name in re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", insides_of(pdf))}


@pytest.fixture
def tried_design(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A design of its own to spoil: the words of the real one, and a page that is only names."""
    folder = tmp_path / f"tried-{os.urandom(4).hex()}"
    folder.mkdir()
    names = "".join(f"<section><p>{{{{ {name} }}}}</p></section>" for name in ("holder", "native_name"))
    (folder / "certificate.html").write_text(f'<html lang="fr"><title>x</title>{names}</html>')
    (folder / "certificate.css").write_text("p { color: #000 }")
    (folder / "words.toml").write_text((designs.FOLDER / "completion" / "words.toml").read_text())
    (folder / "sample.json").write_text((designs.FOLDER / "completion" / "sample.json").read_text())
    monkeypatch.setattr(designs, "FOLDER", tmp_path)
    return folder


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


@pytest.mark.outside
def test_the_same_facts_give_the_same_bytes_in_any_process() -> None:
    script = (
        "import sys; from lms.credentials import designs, drawing;"
        "sys.stdout.buffer.write(drawing.draw('completion', designs.sample('completion')))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kabul", "PYTHONPATH": str(ROOT)}
    elsewhere = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], env=environment, cwd="/", capture_output=True, check=True
    )
    assert completion() == completion() == elsewhere.stdout


@pytest.mark.outside
def test_a_process_that_draws_nothing_never_loads_the_engine() -> None:
    script = "import sys, lms.credentials.drawing; sys.exit('weasyprint' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603 - our own script
    assert ended.returncode == 0


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


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "<img src=file:///etc/passwd>",
        "Amina & Co <b>gras</b>",
        "{{ 7 * 7 }} {% raise %} {# rien #}",
        "%(code)s 100 %",
        '" onload="x',
    ],
)
def test_markup_in_a_name_is_only_letters(name: str) -> None:
    assert name in text_of(completion(holder=name, site_city=name, language="fr+en"))


def test_controls_and_bidi_overrides_leave_no_trace() -> None:
    plain = completion(holder="Amina Haddad")
    assert completion(holder="\u202eAmina\x00\u2066 \n\tHad\x07dad\u2069\ud800 \u200f") == plain


def test_the_joiners_that_spell_persian_and_indic_words_are_kept() -> None:
    assert designs.clean("گل‌پاڼه") == "گل‌پاڼه"
    assert designs.clean("ක්‍ර") == "ක්‍ර"


def test_a_decomposed_name_is_drawn_as_the_composed_one() -> None:
    assert completion(holder="Zoe\u0301 E\u0301lise") == completion(holder="Zoé Élise")


@pytest.mark.parametrize("letter", ["🙂", "\ue000", "\U0002a6d6", "\u0378"])
def test_a_letter_no_font_has_refuses_the_certificate_and_names_it(letter: str) -> None:
    with pytest.raises(MissingLetters, match=re.escape(letter)) as refusal:
        completion(holder=f"Amina {letter}")
    assert refusal.value.letters == letter
    assert "Latin letters" in refusal.value.sentence


def test_a_refusal_stays_short_however_many_letters_are_missing() -> None:
    with pytest.raises(MissingLetters) as refusal:
        completion(holder="".join(chr(0x1F400 + n) for n in range(60)))
    assert len(refusal.value.letters) == 60
    assert len(refusal.value.sentence) < 300


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


@pytest.mark.parametrize("name", ["", "  ", "\u202e\x00"])
def test_a_certificate_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(Undrawable, match="name"):
        completion(holder=name)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_gives_a_document_or_a_sentence(holder: str, city: str) -> None:
    use("en")
    try:
        answer = completion(holder=holder, site_city=city)
    except Undrawable as refusal:
        answer = refusal.sentence.encode()
    assert answer.startswith((b"%PDF-1.7", b"The certificate cannot", b"A certificate needs"))


@pytest.mark.parametrize("design", ["none", "../certificates/completion", "fonts", ""])
def test_a_design_that_does_not_exist_is_refused(design: str) -> None:
    with pytest.raises(Undrawable):
        draw(design, designs.sample("completion"))


@pytest.mark.parametrize(
    "facts", [{"language": "xx"}, {"issued_on": "yesterday"}, {"hours": "", "ended_on": ""}]
)
def test_facts_that_make_no_sense_are_refused(facts: dict[str, object]) -> None:
    with pytest.raises(Undrawable, match="faulty"):
        completion(**facts)


def test_a_missing_fact_is_refused_rather_than_left_blank() -> None:
    facts = designs.sample("completion")
    del facts["cohort"]
    with pytest.raises(Undrawable, match="faulty"):
        draw("completion", facts)


def test_a_design_draws_from_its_own_folder(tried_design: Path) -> None:
    assert "Amina Haddad" in text_of(draw(tried_design.name, designs.sample(tried_design.name)))


@pytest.mark.parametrize(
    "page",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="../completion/bridge.svg" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<p style="background: url(file:///etc/hostname)">x</p>',
        "{{ unknown_fact }}",
        "{% if %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        '{% include "/etc/hostname" %}',
    ],
)
def test_a_design_that_reaches_outside_or_is_broken_is_refused(tried_design: Path, page: str) -> None:
    facts = designs.sample(tried_design.name)
    (tried_design / "certificate.html").write_text(f'<html lang="fr"><title>x</title>{page}</html>')
    with pytest.raises(Undrawable, match="faulty"):
        draw(tried_design.name, facts)


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


@pytest.mark.parametrize("design", designs.names())
@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{ 7 * 7 }} {% raise %}", "%(code)s 100 %", "a" * 300]
)
def test_markup_in_any_fact_of_any_design_is_only_letters(design: str, name: str) -> None:
    facts = {key: name if key in NAMED else value for key, value in designs.sample(design).items()}
    page = designs.read(design).page({**facts, "also": "ar"})
    assert "<script" not in page
    assert page.count(str(escape(name))) >= len(NAMED & set(facts))


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
