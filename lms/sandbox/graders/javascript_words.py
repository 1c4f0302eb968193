"""The words a JavaScript program uses: not those in its texts, patterns and remarks."""

import re

_PIECE = re.compile(
    r"""(?P<gap>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))
      | (?P<text>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\.|[^`\\])*`?)
      | (?P<word>[^\W\d][\w$]*|\$[\w$]*)
      | (?P<number>\d[\w.]*)
      | (?P<sign>=>|[=!]==?|[<>]=|&&|\|\||\?\?|\+\+|--|[-+*/%]=|\*\*|.)""",
    re.X | re.S,
)
_PATTERN = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_BEFORE_A_VALUE = {
    "",
    "return",
    "typeof",
    "case",
    "of",
    "in",
    *"(,=:[!&|?{};+-*%<>~^",
    "=>",
    "==",
    "===",
    "&&",
    "||",
}


def words(source: str) -> set[str]:
    """Names, keywords and signs. Within a template text, what stands between ${ and } counts too."""
    found: set[str] = set()
    at, before = 0, ""
    while at < len(source):
        if source[at] == "/" and before in _BEFORE_A_VALUE and (pattern := _PATTERN.match(source, at)):
            at, before = pattern.end(), "/"
            continue
        piece = _PIECE.match(source, at)
        if piece is None:
            break
        at = piece.end()
        if piece["text"] and piece[0][0] == "`":
            for inner in re.findall(r"\$\{([^}]*)\}", piece[0]):
                found |= words(inner)
        if piece["word"] or piece["sign"]:
            found.add(piece[0])
        if not piece["gap"]:
            before = piece[0]
    return found
