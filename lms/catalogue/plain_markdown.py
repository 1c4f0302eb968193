"""Short cuts through Markdown: the lines that make up most of a lesson, recognised without trying every rule.

Each gives exactly what the rules of markdown-it-py would give, several times faster; a property holds it.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_WORDS = r"""[\w .,;:?!'"’«»()/%+€=°·…–—\u00a0\u202f-]"""
MEANS_MORE = re.compile(rf"[^{_WORDS[1:]}|_")
"""A sign Markdown or HTML may know."""
_LINE = re.compile(rf"(?:\*\*(?![ _])({_WORDS}+?)(?<! )\*\*(?= |$))?((?:{_WORDS})*)")
_AROUND_BREAK = re.compile(r"[ \n]\n|\n[ \n]")
_BEGINS_A_PARAGRAPH = re.compile(r"[^\W\d_]|«|\*\*[^\W_]")


def take_short_cuts(markdown: MarkdownIt) -> None:
    """Teach `markdown` the short cuts."""
    markdown.block.ruler.before("table", "plain_paragraph", _paragraph)
    markdown.core.ruler.at("inline", _inline)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that all begin with a letter: nothing but a paragraph begins so, and nothing interrupts it."""
    if silent or state.sCount[start] - state.blkIndent > 3:
        return False
    line = start
    while line < end and not state.isEmpty(line):
        if not _BEGINS_A_PARAGRAPH.match(state.src, state.bMarks[line] + state.tShift[line]):
            return False
        line += 1
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False).strip()
    token.map, token.children = [start, line], []
    state.push("paragraph_close", "p", -1)
    return True


def _inline(state: StateCore) -> None:
    """Plain words, or bold ones and then plain ones, on each line; the rest gets the real parser."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = _children(token.content)
            if token.children is None:
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _children(content: str) -> list[Token] | None:
    if _AROUND_BREAK.search(content):
        return None
    tokens: list[Token] = []
    for line in content.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None or "_" in line:
            return None
        if tokens:
            tokens.append(Token("softbreak", "br", 0))
        bold, plain = found[1], found[2]
        if bold:
            tokens.append(Token("strong_open", "strong", 1, markup="**"))
            tokens.append(Token("text", "", 0, content=bold))
            tokens.append(Token("strong_close", "strong", -1, markup="**"))
        if plain or not bold:
            tokens.append(Token("text", "", 0, content=plain))
    return tokens
