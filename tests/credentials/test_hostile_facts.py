"""Whatever facts and designs hold, a certificate is whole or refused with a sentence."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from lms.credentials import designs
from lms.credentials.drawing import draw
from lms.credentials.obstacles import MissingLetters, Undrawable
from lms.i18n.words import use
from tests.credentials.drawn import completion, text_of

NAMED = {"holder", "native_name", "course_title", "site", "signatory", "issuer"}
"""Facts that people wrote."""


@pytest.fixture(autouse=True)
def speak_the_source_language() -> Iterator[None]:
    use("en")
    yield
    use("fr")


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
    "facts",
    [{"language": "xx"}, {"issued_on": "yesterday"}, {"hours": "", "ended_on": ""}, {"hours": "19:15"}],
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
@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{ 7 * 7 }} {% raise %}", "%(code)s 100 %", "a" * 300]
)
def test_markup_in_any_fact_of_any_design_is_only_letters(design: str, name: str) -> None:
    facts = {key: name if key in NAMED else value for key, value in designs.sample(design).items()}
    page = designs.read(design).page({**facts, "also": "ar"})
    assert "<script" not in page
    assert page.count(str(escape(name))) >= len(NAMED & set(facts))
