"""The short cuts through Markdown give what Markdown gives; reading does each piece of work once."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from lms.catalogue import folder
from lms.catalogue.drawing import Report, cleaned
from lms.catalogue.faults import Findings, Notebook
from lms.catalogue.files import Files
from lms.catalogue.markdown import Page, render_inline
from lms.catalogue.plain_markdown import take_short_cuts
from lms.catalogue.reading import read
from lms.catalogue.values import Figure
from tests.catalogue.small_course import MODULE

PARTS = (
    "mot",
    "« oui »",
    "**",
    "*",
    "_",
    "- ",
    "1. ",
    "  ",
    " ",
    ". ",
    ":",
    "?",
    "`a`",
    "[[x]]",
    "|",
    "&",
    "<b>",
)
LINE = st.lists(st.sampled_from(PARTS), max_size=7).map("".join)
USUAL = st.sampled_from(["", "**Appuyez ici.**", "  Puis attendez.", "- **Le nom** : c'est vous.", "Un mot."])
TEXT = st.lists(LINE | USUAL, max_size=8).map("\n".join)


def markdown() -> MarkdownIt:
    rules = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    return rules.disable(["reference", "html_block", "lheading", "html_inline"])


SLOW, QUICK = markdown(), markdown()
take_short_cuts(QUICK)


@given(TEXT)
def test_lines_give_what_every_rule_would_give(text: str) -> None:
    assert QUICK.render(text) == SLOW.render(text)


@given(LINE.map(str.strip) | st.text(max_size=30).map(str.strip))
def test_words_give_what_the_parsers_would_give(words: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick = inline(words)
        patch.setattr("lms.catalogue.markdown.MEANS_MORE", re.compile(""))
        assert inline(words) == quick


def inline(words: str) -> tuple[str, list[tuple[int, str]]]:
    page = Page("fr", Notebook("x", Findings()), lambda _line, name, told: Figure(name, told, Markup()))
    return str(render_inline(words, page)), page.sentences


def test_each_file_is_read_once_and_twice_as_much_takes_twice_as_many(
    courses: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Files] = []
    build = Files.__init__

    def kept(self: Files) -> None:
        build(self)
        made.append(self)

    monkeypatch.setattr(Files, "__init__", kept)
    read(courses)
    first = sum(files.reads for files in made)
    assert first == sum(path.is_file() for path in courses.rglob("*"))

    made.clear()
    shutil.copytree(courses / MODULE, courses / "digitall-debutant/modules/05-encore")
    read(courses)
    assert sum(files.reads for files in made) == 2 * first - 1  # one course.toml


def test_a_drawing_shown_twice_is_cleaned_once(monkeypatch: pytest.MonkeyPatch, courses: Path) -> None:
    seen: list[bytes] = []

    def noted(source: bytes, language: str, report: Report) -> str:
        seen.append(source)
        return cleaned(source, language, report)

    monkeypatch.setattr(folder, "cleaned", noted)
    lesson = courses / MODULE / "lesson.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n![Encore une adresse.](adresse.svg)\n", "utf-8")

    (module,) = read(courses).catalogue.courses[0].modules

    assert len(seen) == len(set(seen)) == 4
    assert module.figures[-1].svg != module.figures[0].svg
    assert 'aria-label="Encore une adresse."' in module.figures[-1].svg
