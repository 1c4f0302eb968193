"""Gathers the questions that come, checks each as `flask courses check` does, and lists those that cannot."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from lms.catalogue.checking import check
from lms.catalogue.drawing import draw
from lms.catalogue.exchange.carried import Brought, Carried, Draft, Neutral, NotCarried, Remark, neutral
from lms.catalogue.exchange.cleaning import LONGEST, slug
from lms.catalogue.exchange.shaping import Shape
from lms.catalogue.faults import Findings, Notebook
from lms.catalogue.kinds import KINDS
from lms.catalogue.kinds.asked import Pen
from lms.catalogue.markdown import Page, render_inline
from lms.catalogue.values import Figure, Question
from lms.catalogue.yaml_lines import Located, Path
from lms.i18n import _

MOST = 500
"""Questions of one file; a module asks 10."""
LARGEST_DRAWING = 64 * 1024  # bytes


class Gathering:
    """The questions of one file, as they come."""

    def __init__(self, language: str, present: Mapping[str, bytes] | None = None) -> None:
        self.language = language
        self._present = present or {}  # drawings that are there already, and stay
        self.said: Neutral = neutral(language)
        self._brought: list[Brought] = []
        self._left_out: list[Remark] = []
        self._drawings: dict[str, bytes] = {}
        self._ids: set[str] = set()

    def carry(self, draft: Draft, shape: Callable[[], Shape]) -> None:
        """Take a question in the shape it is given; or list it, with the reason."""
        if len(self._brought) >= MOST:
            self.leave_out(
                draft.line, draft.title, _("We read %(most)s questions at a time: cut the file.", most=MOST)
            )
            return
        try:
            self._take(draft, shape())
        except NotCarried as reason:
            about = " ".join(filter(None, (draft.place, draft.title or draft.prompt)))
            self.leave_out(draft.line, about, str(reason))

    def leave_out(self, line: int, about: str, sentence: str) -> None:
        """List something that does not come."""
        if len(self._left_out) < 2 * MOST:
            self._left_out.append(Remark(line, " ".join(about.split())[:80], sentence))

    def drawing(self, name: str, source: bytes) -> str:
        """Keep an SVG drawing if every part of it is harmless; its file name here, or NotCarried."""
        faults: list[str] = []

        def report(_line: int, message: str, **values: object) -> None:
            faults.append(message % values if values else message)

        if len(source) > LARGEST_DRAWING:
            raise NotCarried(
                _("The picture “%(name)s” is too heavy: draw it as a small SVG.", name=name[:60])
            )
        shown = draw(source, "", self.language, report)
        if faults or not shown:
            reason = faults[0] if faults else ""
            raise NotCarried(
                _("The picture “%(name)s” was left out. %(reason)s", name=name[:60], reason=reason).strip()
            )
        known = {**self._present, **self._drawings}
        wanted = slug(name.rpartition(".")[0]) or "dessin"
        others = {kept.removesuffix(".svg") for kept, drawn in known.items() if drawn != source}
        file = f"{_free(wanted, others)}.svg"
        self._drawings[file] = source
        return file

    def shown(self, file: str) -> str:
        """A kept drawing as it is shown."""
        return str(draw(self._drawings[file], "", self.language, lambda *_, **__: None))

    def all(self) -> Carried:
        """Everything that came."""
        used = {
            brought.written["picture"]["file"] for brought in self._brought if "picture" in brought.written
        }
        drawings = {name: source for name, source in self._drawings.items() if name in used}
        return Carried(tuple(self._brought), tuple(sorted(self._left_out)), drawings, self.language)

    def _take(self, draft: Draft, shape: Shape) -> None:
        if not draft.prompt:
            raise NotCarried(_("It asks nothing: write the question."))
        if not draft.explanation:
            draft.note(_("It had no explanation. Neutral words stand there: say why the answer is right."))
        written = {
            "id": _free(
                slug(draft.title) or slug(" ".join(draft.prompt.split()[:6])) or "question", self._ids
            ),
            "kind": shape["kind"],
            **({"tags": draft.tags} if draft.tags else {}),
            "prompt": draft.prompt,
            **({"hint": draft.hint} if draft.hint else {}),
            **(
                {"picture": dict(zip(("file", "description"), draft.picture, strict=True))}
                if draft.picture
                else {}
            ),
            **{name: part for name, part in shape.items() if name != "kind"},
            "explanation": draft.explanation or self.said.explanation,
        }
        question = self._checked(written)
        self._ids.add(question.id)
        self._brought.append(Brought(draft.line, written, question, tuple(draft.notes)))

    def _checked(self, written: dict[str, Any]) -> Question:
        findings = Findings()
        notes = Notebook("", findings)
        source = check(KINDS[written["kind"]], Located(written, {}), (), notes)
        question = source.question(self._pen(notes)) if source else None
        if question is None or findings.faults:
            reason = findings.faults[0].sentence
            raise NotCarried(_("It does not fit our form. %(reason)s", reason=reason))
        return question

    def _pen(self, notes: Notebook) -> Pen:
        def figure(_line: int, name: str, description: str) -> Figure:
            return self._figure(name, description, notes)

        def inline(_part: Path, text: str) -> Markup:
            return render_inline(text, Page(self.language, notes, figure))

        def fault(_part: Path, message: str, **values: object) -> None:
            notes.fault(1, message, **values)

        return Pen(self.language, inline, lambda _part, name, words: self._figure(name, words, notes), fault)

    def _figure(self, name: str, description: str, notes: Notebook) -> Figure:
        source = self._drawings.get(name, b"")
        return Figure(name, description, draw(source, description, self.language, notes.fault))


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number the first that nobody has."""
    if wanted not in taken:
        return wanted
    number = next(n for n in range(2, len(taken) + 3) if f"{wanted[:35].strip('-')}-{n}" not in taken)
    return f"{wanted[:35].strip('-')}-{number}"


def bounded(text: str) -> str:
    """`text`, unless it is longer than any text of a question."""
    if len(text) > LONGEST:
        raise NotCarried(_("A text is too long: 2000 characters are enough. Shorten it."))
    return text
