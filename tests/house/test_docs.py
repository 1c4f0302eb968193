"""What the README and the guides name is there: words of the screen, links, pictures, commands, columns."""

import os
import re
from collections.abc import Collection
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from flask import Flask

from lms.cohorts.people_list import COLUMNS
from lms.cohorts.rules import plain
from lms.config import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
GUIDES = sorted(DOCS.glob("guide-*.md"))

QUOTED = re.compile(r"«\s*([^«»]+?)\s*»")
LINK = re.compile(r'\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"')
CODE = re.compile(r"```.*?```|`[^`]*`", re.S)
ELSEWHERE = re.compile(r"[a-z]+:|#")
PLACEHOLDER = re.compile(r"%\\?\((\w+)\\?\)s")
SCRIPT = re.compile(r"\bscript/([a-z][\w-]*)")
FLASK = re.compile(r"\bflask ((?:--app wsgi )?[a-z][a-z -]*)")


def screen_words() -> re.Pattern[str]:
    """Everything the French pages say; a placeholder stands for a number."""
    with (ROOT / "lms/i18n/po/fr.po").open("rb") as file:
        messages = [message.string or "" for message in read_po(file) if message.id]
    sentences = [each for said in messages for each in ([said] if isinstance(said, str) else said)]
    patterns = {PLACEHOLDER.sub(r"\\d+", re.escape(even(sentence))) for sentence in sentences if sentence}
    return re.compile("|".join(sorted(patterns)))


def even(text: str) -> str:
    """`text` with plain spaces and apostrophes."""
    return " ".join(text.replace("’", "'").split())


def unknown_words(text: str, known: re.Pattern[str]) -> list[str]:
    """What `text` quotes from the screen and no French page says."""
    return [quote for quote in map(even, QUOTED.findall(CODE.sub("", text))) if not known.fullmatch(quote)]


def broken_links(page: Path, text: str) -> list[str]:
    """Links and pictures of `page` that lead to no file."""
    named = [first or second for first, second in LINK.findall(CODE.sub("", text))]
    near = [link.partition("#")[0] for link in named if not ELSEWHERE.match(link)]
    return [link for link in near if not (page.parent / link).exists()]


def missing_scripts(text: str) -> list[str]:
    """Commands script/… named in `text` that are not there to be run."""
    return [name for name in SCRIPT.findall(text) if not os.access(ROOT / "script" / name, os.X_OK)]


def missing_commands(text: str, root: click.Group) -> list[str]:
    """Commands flask … named in `text` that the application does not have."""
    return [said for said in FLASK.findall(text) if not leads_to_command(said.split(), root)]


def leads_to_command(words: list[str], command: click.Command) -> bool:
    """Whether `words` name a command below `command`; what follows the command is its own affair."""
    while isinstance(command, click.Group):
        words = words[2:] if words[:1] == ["--app"] else words
        found = command.commands.get(words[0]) if words else None
        if found is None:
            return False
        command, words = found, words[1:]
    return True


def unexplained_columns(text: str) -> Collection[str]:
    """Columns a list of people may have that `text` does not name."""
    told = {plain(word) for word in re.findall(r"`([^`\n]+)`", text)}
    return {word for words in COLUMNS.values() for word in words} - told


def test_the_guides_quote_the_words_of_the_screen() -> None:
    known = screen_words()
    assert len(GUIDES) == 2
    assert {page.name: unknown_words(page.read_text(), known) for page in GUIDES} == {
        page.name: [] for page in GUIDES
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_leads_to_what_is_there(page: Path, app: Flask) -> None:
    text = page.read_text()
    assert not broken_links(page, text)
    assert not missing_scripts(text)
    assert not missing_commands(text, app.cli)


def test_the_guide_tells_every_column_of_a_list() -> None:
    assert not unexplained_columns((DOCS / "guide-des-coordinateurs.md").read_text())


def test_planted_faults_are_caught(app: Flask) -> None:
    assert unknown_words("« Je viens », « Délivrer 3 certificats », « Nulle part »", screen_words()) == [
        "Nulle part"
    ]
    links = '[a](settings.md#top) [b](https://example.org/) ![c](gone.png) <img src="lost.png">'
    assert broken_links(DOCS / "x.md", links) == ["gone.png", "lost.png"]
    assert missing_scripts("Type `script/server`, then script/gone.") == ["gone"]
    assert missing_commands("flask --app wsgi jobs list\nflask jobs vanish\nflask gone", app.cli) == [
        "jobs vanish",
        "gone",
    ]
    assert unexplained_columns("`nom`")
