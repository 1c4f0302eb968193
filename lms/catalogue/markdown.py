"""Markdown into safe HTML: components, French typography, drawings shown inline, all else sanitised."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from lms.catalogue.components import COMPONENTS, add_components
from lms.catalogue.faults import Notebook
from lms.catalogue.plain_markdown import MEANS_MORE, take_short_cuts
from lms.catalogue.values import Figure, Word
from lms.i18n.typography import marking_french, set_text

_TAGS = """p br strong em a ul ol li h2 h3 dl dt dd div section figure figcaption code pre kbd blockquote hr
table thead tbody tr th td"""
TAGS = frozenset(_TAGS.split())
CLASSES = {
    "div": {"doing", "note", "care", "spoken"},
    "section": {"try"},
    "ol": {"steps"},
    "dl": {"words"},
    "figure": {"show"},
}
_PLACE = re.compile("\ue000(\\d+)\ue001")


@dataclass
class Page:
    """What was read in one Markdown text, besides its HTML."""

    language: str
    notes: Notebook
    draw: Callable[[int, str, str], Figure]  # (line, file name, description)
    first_line: int = 1
    figures: list[Figure] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    word_lines: list[int] = field(default_factory=list)
    sentences: list[tuple[int, str]] = field(default_factory=list)  # (line, plain text)

    def fault(self, line: int, message: str, **values: object) -> None:
        """A fault at `line`, counted from 0 in this text."""
        self.notes.fault(line + self.first_line, message, **values)


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    markdown.disable(["reference", "html_block", "lheading", "html_inline"])  # authors need none of these
    add_components(markdown)
    markdown.core.ruler.push("typography", _set_type)
    markdown.core.ruler.push("figures", _lift_figures)
    markdown.core.ruler.push("steps", _mark_steps)
    take_short_cuts(markdown)
    for name, rule in (("image", _image), ("component_open", _open), ("component_close", _close)):
        markdown.add_render_rule(name, rule)
    markdown.add_render_rule("list_item_open", _item_open)
    markdown.add_render_rule("list_item_close", _item_close)
    return markdown


def _set_type(state: StateCore) -> None:
    page: Page = state.env["page"]
    for token in state.tokens:
        for child in token.children or []:
            if child.type == "text":
                child.content = set_text(child.content, page.language)
            elif child.type == "image":
                for words in child.children or []:
                    words.content = set_text(words.content, page.language)


def _lift_figures(state: StateCore) -> None:
    """A drawing alone on its line is a figure, not a paragraph."""
    for before, token, after in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        images = [child for child in token.children or [] if child.type == "image"]
        if token.type != "inline" or not images:
            continue
        line = (token.map or [0])[0]
        if len(token.children or []) > 1 or before.type != "paragraph_open":
            state.env["page"].fault(
                line, "Put the drawing on a line of its own, with an empty line around it."
            )
        before.hidden = after.hidden = True
        for image in images:
            image.meta["line"] = line


def _mark_steps(state: StateCore) -> None:
    inside = False
    for token in state.tokens:
        if token.type.startswith("component_"):
            inside = token.nesting == 1 and token.meta["name"] == "steps"
        elif inside and token.type == "ordered_list_open" and token.level == 1:
            token.attrSet("class", "steps")
        elif inside and token.type in ("list_item_open", "list_item_close") and token.level == 2:
            token.meta["step"] = True


def _image(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    page: Page = env["page"]
    token = tokens[index]
    description = "".join(child.content for child in token.children or [])
    page.figures.append(page.draw(token.meta.get("line", 0), str(token.attrs["src"]), description))
    caption = set_text(str(token.attrs.get("title", "")), page.language)
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="show">\ue000{len(page.figures) - 1}\ue001{below}</figure>'


def _open(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    name, title = tokens[index].meta["name"], set_text(tokens[index].meta["title"], env["page"].language)
    return COMPONENTS[name].opening + (f"<h2>{escape(title)}</h2>" if title else "")


def _close(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return COMPONENTS[tokens[index].meta["name"]].closing


def _item_open(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return "<li><div>" if tokens[index].meta.get("step") else "<li>"


def _item_close(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return "</div></li>" if tokens[index].meta.get("step") else "</li>"


_MARKDOWN = _markdown()
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href"}},
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
)


def _environment(page: Page) -> dict[str, Any]:
    return {"page": page, "report": page.fault}


def _safe(html: str, page: Page) -> Markup:
    clean = marking_french(_CLEANER.clean(html), page.language)
    return Markup(_PLACE.sub(lambda place: page.figures[int(place[1])].svg, clean))  # noqa: S704  # cleaned above


def _strip(text: str) -> str:
    return text.replace("\ue000", "").replace("\ue001", "")


def _plain(token: Token, page: Page) -> list[tuple[int, str]]:
    """The words of an inline token by source line; code and keys count as words."""
    lines = [""]
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.type in ("text", "code_inline"):
            lines[-1] += child.content
    start = (token.map or [0])[0] + page.first_line
    return [(start + number, line) for number, line in enumerate(lines)]


def _note_words(tokens: Sequence[Token], page: Page) -> None:
    parts = [token for token in tokens if token.meta.get("part")]
    for term, definition in zip(parts[::2], parts[1::2], strict=True):
        words = ["".join(text for _, text in _plain(token, page)) for token in (term, definition)]
        page.words.append(Word(*words))
        page.word_lines.append((term.map or [0])[0] + page.first_line)


def _note_headings(tokens: Sequence[Token], page: Page) -> None:
    for token in tokens:
        if token.type == "heading_open" and token.tag not in ("h2", "h3"):
            page.fault(
                (token.map or [0])[0], "Begin the heading with “##” or “###”: the title stands at the top."
            )


def render(text: str, page: Page) -> Markup:
    """A whole text, as blocks."""
    environment = _environment(page)
    tokens = _MARKDOWN.parse(_strip(text), environment)
    _note_words(tokens, page)
    _note_headings(tokens, page)
    for token in tokens:
        if token.type == "inline" and token.meta.get("part") != "term":
            page.sentences.extend(_plain(token, page))
    return _safe(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, environment), page)


def render_inline(text: str, page: Page) -> Markup:
    """A few words, with no paragraph around them."""
    if MEANS_MORE.search(text) is None:
        return _words_alone(text, page)
    environment = _environment(page)
    tokens = _MARKDOWN.parseInline(_strip(text), environment)
    for token in tokens:
        page.sentences.extend(_plain(token, page))
    return _safe(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, environment), page)


def _words_alone(text: str, page: Page) -> Markup:
    """Words that hold no sign Markdown or HTML knows: most words of a quiz. They are parsed no further."""
    words = set_text(text, page.language)
    page.sentences.append((page.first_line, words))
    return Markup(marking_french(words.replace("\u00a0", "&nbsp;"), page.language))  # noqa: S704  # it holds neither <, > nor &
