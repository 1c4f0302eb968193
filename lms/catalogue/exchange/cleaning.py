"""Words of other platforms into ours: plain text and HTML become the Markdown of a questions.yaml."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import nh3

LONGEST = 20_000
"""Signs of one text of a question; our longest holds 2,000."""
MARK = "\ue100"
"""Stands for a gap while the text around it is read; `from_outside` lets none in."""

_BLOCKS = frozenset(
    "p div ul ol h1 h2 h3 h4 h5 h6 blockquote pre table tr dl dt dd hr".split()  # noqa: SIM905  # shorter
)
_CELLS = frozenset({"td", "th"})
_STYLES = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "code": "code",
    "tt": "code",
    "kbd": "kbd",
}
_TAGS = _BLOCKS | _CELLS | set(_STYLES) | {"br", "li", "a", "img", "sup", "sub"}
_MEDIA = re.compile(r"<(?:audio|video|iframe|object|embed|canvas|svg|math|applet)\b", re.IGNORECASE)
_LOST = {"script", "style", "svg", "math", "title", "template", "noscript", "iframe", "textarea", "select"}
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\ufeff\ufff0-\uffff\ue000-\ue0ff\ue101-\uf8ff\ud800-\udfff]"
)
_FIXED = re.compile("[\u00a0\u202f]")  # our typography puts them back
_NEWLINES = re.compile("\r\n?|[\x0c\u2028\u2029]")
_AROUND_NEWLINES = re.compile(r"[ \t]*\n[ \t\n]*")
_SPACES = re.compile(r"[ \t\n]+")
_SPECIAL = re.compile(r"[\\`*\[]|<(?=[A-Za-z])|&(?=#|[A-Za-z])|(?<![^\W_])_|_(?![^\W_])")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HAS_TAGS = re.compile(r"</?[A-Za-z][^>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);")
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass
class Said:
    """A text as we write it, and what could not come with it."""

    text: str
    pictures: list[tuple[str, str]] = field(default_factory=list)  # (address, words that say it)
    media: bool = False  # something to hear or to play stood in it


def tidy(text: str) -> str:
    """`text` with one sort of line break and no sign that cannot be seen or kept."""
    return _HIDDEN.sub("", _NEWLINES.sub("\n", _FIXED.sub(" ", text)))


def from_outside(text: str) -> str:
    """The text of a whole file, or of a part that was not read yet."""
    return tidy(text).replace(MARK, "")


def _even(text: str) -> str:
    """`text` with one space between words, none around line breaks, and no empty line."""
    return _AROUND_NEWLINES.sub("\n", re.sub("[ \t]{2,}|\t", " ", text)).strip()


def escaped(text: str) -> str:
    """Plain `text` so that Markdown shows it as it stands."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def from_plain(text: str) -> Said:
    """A text where nothing is a sign of layout."""
    lines = _even(tidy(text))
    return Said("\n".join(escaped(line) for line in lines.split("\n")))


def from_markdown(text: str) -> Said:
    """A text in Markdown; its pictures are taken out."""
    pictures: list[tuple[str, str]] = []

    def taken(found: re.Match[str]) -> str:
        pictures.append((found[2], found[1]))
        return found[1]

    shown = re.sub(r"!\[([^\[\]\n]{0,300})\]\(([^()\s]{0,2000})[^()\n]{0,200}\)", taken, tidy(text))
    return Said(_even(shown.replace("![", "!\\[")), pictures)


def from_html(text: str, links: bool = True) -> Said:
    """A text in HTML: nothing of it but its words, its emphasis and its links gets through."""
    reader = _Reader(links)
    reader.feed(_safe(tidy(text)))
    reader.close()
    return Said(_written(reader.runs), reader.pictures, bool(_MEDIA.search(text)))


def from_automatic(text: str) -> Said:
    """A text of Moodle's automatic format: HTML if it holds any, and a line is a line."""
    return from_html(tidy(text).replace("\n", "<br>")) if _HAS_TAGS.search(text) else from_plain(text)


def plain_from_html(text: str) -> str:
    """The bare words of a text in HTML, on one line."""
    reader = _Reader(links=False)
    reader.feed(_safe(tidy(text)))
    reader.close()
    return _SPACES.sub(" ", "".join(run.text for run in reader.runs)).strip()


def is_drawing(address: str) -> bool:
    """Whether a picture is one we may keep: its words then describe it, and are not part of the text."""
    return address.lower().endswith(".svg") or address.startswith("data:image/svg+xml")


FORMATS: dict[str, Callable[[str], Said]] = {
    "html": from_html,
    "markdown": from_markdown,
    "plain": from_plain,
    "plain_text": from_plain,
    "moodle": from_automatic,
    "moodle_auto_format": from_automatic,
}


def slug(text: str, most: int = 40) -> str:
    """`text` as an id, or nothing when it holds no letter of ours."""
    letters = unicodedata.normalize("NFKD", text[:400].casefold().replace("œ", "oe").replace("æ", "ae"))
    found = _SLUG.sub("-", "".join(sign for sign in letters if not unicodedata.combining(sign))).strip("-")
    if len(found) <= most:
        return found
    whole, _sign, _rest = found[: most + 1].rpartition("-")
    return (whole or found)[:most].strip("-")


def _safe(text: str) -> str:
    return nh3.clean(
        text,
        tags=set(_TAGS),
        clean_content_tags=_LOST,
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes={"http", "https", "mailto", "data"},  # read below, never shown
        link_rel=None,
    )


@dataclass(frozen=True)
class _Run:
    """Words in one style."""

    text: str
    style: frozenset[str] = frozenset()
    address: str = ""


class _Reader(HTMLParser):
    """Lists the words of HTML that was cleaned, with their style."""

    def __init__(self, links: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[_Run] = []
        self.pictures: list[tuple[str, str]] = []
        self._links = links
        self._open: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _BLOCKS or tag in ("br", "li"):
            self.runs.append(_Run("\n– " if tag == "li" else "\n"))
        elif tag in _CELLS:
            self.runs.append(_Run(" "))
        elif tag == "a":
            self._address = _address(values.get("href") or "") if self._links else ""
        elif tag == "img":
            said = _SPACES.sub(" ", values.get("alt") or "").strip()
            self.pictures.append((values.get("src") or "", said))
            self.runs.append(_Run(" " if is_drawing(values.get("src") or "") else f" {said} "))
        elif len(self._open) < 50:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.runs.append(_Run("\n"))
        elif tag == "a":
            self._address = ""
        elif tag in self._open:
            self._open.reverse()
            self._open.remove(tag)
            self._open.reverse()

    def handle_data(self, data: str) -> None:
        data = _FIXED.sub(" ", data)
        for tag, signs in (("sup", _RAISED), ("sub", _LOWERED)):
            if tag in self._open and all(ord(sign) in signs for sign in data):
                data = data.translate(signs)
        style = frozenset(_STYLES[tag] for tag in self._open if tag in _STYLES)
        self.runs.append(_Run(data if MARK in data else _SPACES.sub(" ", data), style, self._address))


def _address(written: str) -> str:
    try:
        safe = urlsplit(written).scheme in ("http", "https", "mailto")
    except ValueError:
        return ""
    return quote(written, safe="%/:=&?~#+!$,;'@-._") if safe and len(written) <= 1000 else ""


def _written(runs: list[_Run]) -> str:
    """Runs as Markdown; a style that Markdown could not tell apart here is left out."""
    joined = _joined(runs)
    parts: list[str] = []
    for number, run in enumerate(joined):
        before = next((part[-1] for part in reversed(parts) if part), " ")
        after = next((later.text[0] for later in joined[number + 1 :] if later.text), " ")
        parts.append(_run(run, before, after))
    return _even("".join(parts))


def _joined(runs: list[_Run]) -> list[_Run]:
    """Neighbours of one style as one run, spaces moved out of styles."""
    joined: list[_Run] = []
    for run in runs:
        if joined and (joined[-1].style, joined[-1].address) == (run.style, run.address):
            joined[-1] = _Run(joined[-1].text + run.text, run.style, run.address)
        elif run.text:
            joined.append(run)
    return joined


def _run(run: _Run, before: str, after: str) -> str:
    core = run.text.strip(" \n")
    if not core or not (run.style or run.address):
        return "".join(escaped(line) for line in run.text.splitlines(keepends=True))
    lead, trail = run.text[: run.text.index(core[0])], run.text[len(run.text.rstrip(" \n")) :]
    styled = _styled(core, run, lead[-1:] or before, trail[:1] or after)
    return lead + styled + trail


def _styled(core: str, run: _Run, before: str, after: str) -> str:
    if "\n" in core or MARK in core:
        return "".join(escaped(line) for line in core.splitlines(keepends=True))
    if "kbd" in run.style and not set("[]") & set(core) and before != "[":
        return f"[[{core}]]"
    if "code" in run.style and "`" not in core and before not in "`\\" and after != "`":
        return f"`{core}`"
    text = escaped(core)
    if run.address and "]" not in core:
        return f"[{text}]({run.address})"
    stars = "**" * ("strong" in run.style) + "*" * ("em" in run.style)
    opens = core[0].isalnum() or not before.isalnum()
    closes = core[-1].isalnum() or not after.isalnum()
    return f"{stars}{text}{stars}" if opens and closes and before != "*" else text
