"""What an author writes for a question of any kind."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict

from markupsafe import Markup
from pydantic import StringConstraints

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.values import Figure, Question
from lms.catalogue.yaml_lines import Path
from lms.i18n.typography import set_text


@dataclass(frozen=True)
class Pen:
    """Writes the parts of one question; a part is found by its path inside the question."""

    language: str
    inline: Callable[[Path, str], Markup]
    draw: Callable[[Path, str, str], Figure]  # (path, file, description)
    fault: Callable[..., None]  # (path, message, **values)

    def plain(self, text: str) -> str:
        """`text` as readers expect it, without Markdown."""
        return set_text(text, self.language)

    def feedback(self, path: Path, text: str) -> Markup:
        """Feedback an author may leave out."""
        return self.inline((*path, "feedback"), text) if text else Markup()


class PictureSource(Source):
    """A drawing beside the question."""

    file: Text
    description: Text


class Common(TypedDict):
    """The parts every question has, as values."""

    id: str
    prompt_html: Markup
    hint_html: Markup
    explanation_html: Markup
    tags: tuple[str, ...]
    picture: Figure | None
    language: str
    audio: str


class AskedSource(Source):
    """What every kind of question has."""

    id: Identifier
    kind: str
    prompt: Text
    hint: str = ""
    explanation: Text
    tags: tuple[Identifier, ...] = ()
    picture: PictureSource | None = None
    audio: Annotated[str, StringConstraints(max_length=2000)] = ""

    def common(self, pen: Pen) -> Common:
        """The parts every question has, as values."""
        return {
            "id": self.id,
            "prompt_html": pen.inline(("prompt",), self.prompt),
            "hint_html": pen.inline(("hint",), self.hint),
            "explanation_html": pen.inline(("explanation",), self.explanation),
            "tags": self.tags,
            "picture": pen.draw(("picture",), self.picture.file, self.picture.description)
            if self.picture
            else None,
            "language": pen.language,
            "audio": pen.plain(self.audio),
        }

    def question(self, pen: Pen) -> Question:
        """The question as a value."""
        raise NotImplementedError


def refuse_doubles(parts: Iterable[Any], *names: str) -> None:
    """Say no to two parts with the same id or the same words; `names` says where words are found."""
    parts = list(parts)
    for name in ("id", *(names or ("text",))):
        twice = [value for value, n in Counter(getattr(part, name) for part in parts).items() if n > 1]
        if twice:
            raise ValueError(f"“{twice[0]}” is written twice in this question: change one.")
