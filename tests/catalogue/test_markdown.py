"""Lessons: their components, their typography, and nothing harmful whatever was written."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from lms.catalogue.faults import Findings, Notebook
from lms.catalogue.markdown import CLASSES, TAGS, Page, render, render_inline
from lms.catalogue.values import Figure
from lms.i18n.typography import FIXED, NARROW, french

KNOWN_CLASSES = {"note care"}.union(*CLASSES.values())
SIGNS = " '«»:;!?\u00a0\u202f0123456789haé%€min\n"
PIECES = st.sampled_from(
    [
        "::: steps",
        "::: words",
        "::: try À vous",
        ":::",
        "1. un",
        "- mot : sens",
        "![a](b.svg)",
        "<script>",
        "# T",
        "[x](javascript:alert)",
        "[[Entrée]]",
        "**",
        "`",
        '" onload="x',
        "<svg onload=x>",
        "\ue0000\ue001",
        "&lt;b&gt;",
        "<!--",
    ]
)


def page() -> Page:
    def draw(_line: int, name: str, description: str) -> Figure:
        return Figure(name, description, Markup("<svg></svg>"))

    return Page("fr", Notebook("lesson.md", Findings()), draw)


class Tags(HTMLParser):
    """Every tag and attribute of a text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[clic](javascript:alert(1))",
        "[clic](data:text/html;base64,PHNjcmlwdD4=)",
        "<iframe src=https://example.org></iframe>",
        "<svg><script>alert(1)</script></svg>",
        '::: try "><script>alert(1)</script>\ntexte\n:::',
        "::: words\n- <script>x</script> : <b onclick=x>y</b>\n:::",
        "[[<script>alert(1)</script>]]",
        '<a href="https://example.org" style="position:fixed">x</a>',
    ],
)
def test_hostile_text_is_shown_and_never_run(hostile: str) -> None:
    for html in (render(hostile, page()), render_inline(hostile, page())):
        found = Tags(html)
        assert found.tags <= TAGS
        assert {name for name, _ in found.attributes} <= {"href", "class", "rel"}
        assert not [value for name, value in found.attributes if name == "href" and ":" in (value or "")]


@given(st.lists(PIECES | st.text(max_size=20), max_size=12).map("\n".join))
def test_whatever_is_written_only_known_tags_come_out(text: str) -> None:
    found = Tags(render(text, page()))

    assert found.tags <= TAGS | {"svg"}
    assert {name for name, _ in found.attributes} <= {"href", "class", "rel", "title"}
    assert {value for name, value in found.attributes if name == "class"} <= {
        *map(" ".join, [["note", "care"]])
    } | {name for names in CLASSES.values() for name in names}


def test_a_link_to_a_site_is_kept() -> None:
    assert 'href="https://exemple.fr"' in render("[site](https://exemple.fr)", page())


def test_steps_become_numbered_blocks_and_other_lists_stay_lists() -> None:
    html = render("::: steps\n1. **Ouvrez.**\n   Lisez.\n2. Fermez.\n:::\n\n1. autre", page())

    assert html.count("<li><div>") == 2
    assert html.count('<ol class="steps">') == 1
    assert html.count("<ol>") == 1


def test_words_become_a_list_of_definitions_and_values() -> None:
    sheet = page()
    html = render("::: words\n- objet : le titre d'un message\n- lien :\n:::", sheet)

    assert "<dt>objet</dt>" in html
    assert [(word.term, word.definition) for word in sheet.words] == [
        ("objet", "le titre d’un message"),
        ("lien", ""),
    ]


def test_a_drawing_alone_on_its_line_is_a_figure_with_its_caption() -> None:
    html = render('![Un clavier](clavier.svg "Les touches !")', page())

    assert html == f'<figure class="show"><svg></svg><figcaption>Les touches{NARROW}!</figcaption></figure>'


def test_keys_are_marked_as_keys() -> None:
    assert render_inline("[[Maj]] et [[a]]", page()) == "<kbd>Maj</kbd> et <kbd>a</kbd>"


def test_one_line_of_the_file_is_one_line_on_the_screen() -> None:
    assert re.sub(r"\s", "", render("Une ligne.\nUne autre.", page())) == "<p>Uneligne.<br>Uneautre.</p>"


def test_code_keeps_its_spaces() -> None:
    assert "<code>a ? b : c</code>" in render("`a ? b : c`", page())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Qui ?", f"Qui{NARROW}?"),
        ("Oui !", f"Oui{NARROW}!"),
        ("un ; deux", f"un{NARROW}; deux"),
        ("Objet : absence", f"Objet{FIXED}: absence"),
        ("« Répondre »", f"«{FIXED}Répondre{FIXED}»"),
        ("l'ordinateur", "l’ordinateur"),
        ("1 000 €", f"1{NARROW}000{FIXED}€"),
        ("18 h 30", f"18{FIXED}h{FIXED}30"),
        ("https://exemple.fr à 12:30", "https://exemple.fr à 12:30"),
    ],
)
def test_french_typography(typed: str, read: str) -> None:
    assert french(typed) == read


@given(st.text(alphabet=SIGNS))
def test_setting_type_twice_changes_nothing_more(text: str) -> None:
    once = french(text)

    assert french(once) == once


@given(st.text())
def test_setting_type_keeps_every_letter(text: str) -> None:
    def letters(words: str) -> str:
        return re.sub(r"[\s\u00a0\u202f]", "", words).replace("’", "'")

    assert letters(french(text)) == letters(text)
