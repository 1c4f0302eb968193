"""Components of a lesson as Markdown rules: `::: steps`, `try`, `words`, `warning`, `audio`, and [[keys]]."""

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_OPENING = re.compile(r":::\s*(\w[\w-]*)\s*(.*)$")
_WORD = re.compile(r"-\s+(.+?)[ \u00a0\u202f]+:(?:\s+(.*))?$")


@dataclass(frozen=True)
class Component:
    """How a component is written in HTML around what it holds."""

    opening: str
    closing: str
    titled: bool = False  # its title is shown, and must be written


COMPONENTS = {
    "steps": Component('<div class="doing">', "</div>"),
    "try": Component('<section class="try">', "</section>", titled=True),
    "warning": Component('<div class="note care">', "</div>"),
    "audio": Component('<div class="spoken">', "</div>"),
    "words": Component('<dl class="words">', "</dl>"),
}
NAMES = ", ".join(f"“::: {name}”" for name in COMPONENTS)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    return next((number for number in range(start + 1, end) if _line(state, number) == ":::"), None)


def _component(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False
    line = _line(state, start)
    opening = _OPENING.match(line)
    if silent:
        return True
    closing = _closing_line(state, start, end) if opening else start
    _report_opening(state.env, start, opening, closing)
    last = end if closing is None else closing
    if opening and opening[1] in COMPONENTS:
        _push(state, start, last, opening[1], opening[2].strip())
    state.line = min(last + 1, end)
    return True


def _report_opening(env: Any, line: int, opening: re.Match[str] | None, closing: int | None) -> None:
    report = env["report"]
    if opening is None:
        report(line, "Take out this “:::”, or write what begins here: %(names)s.", names=NAMES)
    elif opening[1] not in COMPONENTS:
        report(line, "“::: %(name)s” is not known. Write one of %(names)s.", name=opening[1], names=NAMES)
    elif closing is None:
        report(line, "Close “::: %(name)s” with a line “:::”.", name=opening[1])
    elif COMPONENTS[opening[1]].titled and not opening[2].strip():
        report(line, "Write a title after “::: %(name)s”: “::: %(name)s À vous”.", name=opening[1])


def _push(state: StateBlock, start: int, last: int, name: str, title: str) -> None:
    token = state.push("component_open", "", 1)
    token.map = [start, last]
    token.meta = {"name": name, "title": title}
    if name == "words":
        _push_words(state, start + 1, last)
    else:
        outer_end, state.lineMax = state.lineMax, last
        state.md.block.tokenize(state, start + 1, last)
        state.lineMax = outer_end
    state.push("component_close", "", -1).meta = {"name": name, "title": title}


def _push_words(state: StateBlock, start: int, last: int) -> None:
    for number in range(start, last):
        line = _line(state, number)
        word = _WORD.match(line)
        if word is None:
            if line:
                state.env["report"](
                    number, "Write the word like this: “- souris : petit objet sous la main”."
                )
            continue
        for kind, content in (("term", word[1]), ("definition", (word[2] or "").strip())):
            state.push(f"{kind}_open", {"term": "dt", "definition": "dd"}[kind], 1)
            inline = state.push("inline", "", 0)
            inline.content, inline.map, inline.children = content, [number, number + 1], []
            inline.meta = {"part": kind}
            state.push(f"{kind}_close", {"term": "dt", "definition": "dd"}[kind], -1)


def _key(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos, state.posMax)
    if end < 0 or "\n" in state.src[state.pos : end]:
        return False
    if not silent:
        state.push("kbd_open", "kbd", 1)
        state.push("text", "", 0).content = state.src[state.pos + 2 : end]
        state.push("kbd_close", "kbd", -1)
    state.pos = end + 2
    return True


def add_components(markdown: MarkdownIt) -> None:
    """Teach `markdown` the components."""
    markdown.block.ruler.before("fence", "component", _component, {"alt": ["paragraph", "list"]})
    markdown.inline.ruler.before("link", "key", _key)
