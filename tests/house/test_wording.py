"""Sentences read right in each language: lists, numbers, punctuation."""

from collections import Counter
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from lms.config import ROOT
from lms.i18n import catalogues
from lms.i18n.words import CATALOGUES
from tests.house import wording

JOINED = {
    "templates/papers/print/convocation.html": 1,  # an address
    "templates/papers/print/parts.html": 1,  # a name and its title
    "templates/placement/result.html": 2,  # French words in a test of French
    "templates/scheduling/my_sessions.html": 1,  # an address
}
"""What may be joined by a Latin comma: no list of names in a sentence."""


def messages(code: str) -> Iterator[Message]:
    """The sentences of a catalogue."""
    return (message for message in catalogues.read(CATALOGUES / f"{code}.po", code) if message.id)


def test_a_list_in_a_sentence_is_joined_as_its_language_does() -> None:
    joined = Counter(
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "templates").rglob("*.html")
        for _found in wording.latin_joins(path.read_text())
    )
    assert joined == JOINED, 'use the filter "listed"'


def test_punctuation_between_two_values_belongs_to_a_translated_sentence() -> None:
    found = [
        f"{path.name}: {mark}"
        for path in (ROOT / "templates").rglob("*.html")
        for mark in wording.bare_marks(path.read_text())
    ]
    assert not found


def test_arabic_has_its_own_punctuation() -> None:
    said = [form for each in messages("ar") for form in wording.told(each.string)]
    assert not [form for form in said if wording.latin_marks(form)]


def test_each_arabic_number_has_the_word_that_suits_it() -> None:
    counted = [wording.told(each.string) for each in messages("ar") if isinstance(each.string, tuple)]
    odd = [form for forms in counted for form in wording.odd_arabic(forms)]
    assert not odd


def test_no_number_that_may_be_one_stands_before_a_plural() -> None:
    firsts = [(wording.told(each.id)[0], wording.told(each.string)[0]) for each in messages("fr")]
    may_be_one = [said for said in firsts if not wording.NEVER_ONE.search(said[0])]
    found = [form for said in may_be_one for form in said if wording.plural_after_one(form)]
    assert not found, "use ngettext, or words that suit every number"


def test_no_sentence_has_the_apostrophe_of_a_typewriter() -> None:
    said = [form for each in messages("fr") for form in wording.told(each.id)]
    assert not [form for form in said if wording.straight_apostrophes(form)]


@pytest.mark.parametrize("planted", ['{{ names|join(", ") }}', '{{ _("x %(y)s", y=a[b]|join(", ")) }}'])
def test_a_list_with_a_latin_comma_is_caught(planted: str) -> None:
    assert wording.latin_joins(planted)


@pytest.mark.parametrize("planted", ["{{ a }}, {{ b }}", "{{ a }}</strong>: {{ b }}", "{% endif %}; {{ b }}"])
def test_punctuation_outside_a_sentence_is_caught(planted: str) -> None:
    assert wording.bare_marks(planted)


def test_what_needs_no_translation_is_not_accused() -> None:
    assert not wording.bare_marks("{{ a }} · {{ b }}<p>{{ file }}:{{ line }}</p>")
    assert not wording.latin_marks("مثل 12,5، ثم %(a)s؟")
    assert not wording.plural_after_one("%(n)s fois, %(n)s cours, %(n)s plus")


def test_a_slip_in_a_sentence_is_caught() -> None:
    assert wording.latin_marks("اليوم, %(hour)s") == [","]
    assert wording.latin_marks("متى؟ متى?") == ["?"]
    assert wording.plural_after_one("%(most)s mots au plus") == ["mots"]
    assert wording.plural_after_one("It has %(n)s answers.") == ["answers"]
    assert wording.straight_apostrophes("I can't")


@pytest.mark.parametrize(
    "forms",
    [
        ("لا سؤال", "%(n)s سؤال", "سؤالان", "%(n)s أسئلة", "%(n)s سؤال", "%(n)s سؤالًا"),
        ("لا سؤال", "سؤال واحد", "سؤالان (%(n)s)", "%(n)s أسئلة", "%(n)s سؤال", "%(n)s سؤالًا"),
        ("لا سؤال", "سؤال واحد", "سؤالان", "%(n)s أسئلة", "%(n)s سؤالًا", "%(n)s سؤالًا"),
        ("لا سؤال", "سؤال واحد", "سؤالان", "%(n)s أسئلة", "%(n)s سؤال", "%(n)s سؤال"),
    ],
)
def test_an_arabic_word_that_does_not_suit_its_number_is_caught(forms: tuple[str, ...]) -> None:
    assert list(wording.odd_arabic(forms))
