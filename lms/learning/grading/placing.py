"""Kinds made of lines, each to be filled: by one of the choices offered, or by typing."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from markupsafe import Markup, escape

from lms.i18n import _
from lms.learning.grading.comparing import as_written, nearly_same, unless_same
from lms.learning.grading.kind import ANSWER, LONGEST, Asked, Fields, Kind, Remark, Shown, share, tidy

Choices = tuple[tuple[str, Markup], ...]
"""What a line offers: ids and words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to fill; without choices it is typed. Any of the answers is right."""

    id: str
    label: Markup
    answers: tuple[str, ...]
    choices: Choices
    feedback_html: Markup

    def is_right(self, value: str) -> bool:
        """Whether `value` fills it rightly."""
        return value in self.answers if self.choices else nearly_same(value, self.answers)

    def takes(self, value: str) -> bool:
        """Whether `value` can be marked."""
        return any(value == choice for choice, _html in self.choices) if self.choices else bool(value)

    def words(self, value: str) -> Markup:
        """The words of a value."""
        return dict(self.choices).get(value, escape(value))


class Placing(Kind[Asked]):
    """`given` holds "line=value" for each line filled; each right one adds, each other takes away."""

    @abstractmethod
    def lines(self, asked: Asked, order: Sequence[str] = ()) -> Sequence[Line]:
        """Its lines, with their choices, as drawn in `order` or as the author wrote them."""

    def show(self, asked: Asked, order: Sequence[str], typed: Fields) -> list[Shown]:
        """The lines as they were drawn, each with what it offers."""
        return [_shown(asked, line, _values(typed, line)) for line in self.lines(asked, order)]

    def read(self, asked: Asked, fields: Fields) -> list[str]:
        """What fills each line, as it is kept."""
        found = []
        for line in self.lines(asked):
            named = {_on_page(asked, choice): choice for choice, _html in line.choices}
            found += [f"{line.id}={named.get(value, value)}" for value in _values(fields, line)]
        return found

    def fields(self, asked: Asked, given: Sequence[str]) -> dict[str, list[str]]:
        """A field for each line that is filled."""
        lines = {line.id: line for line in self.lines(asked)}
        return {
            f"{ANSWER}-{name}": [_on_page(asked, value) if lines[name].choices else value]
            for name, value in _filled(given)
            if name in lines
        }

    def objection(self, asked: Asked, given: Sequence[str]) -> str | None:
        """Each line must be filled once, with something it offers."""
        lines = {line.id: line for line in self.lines(asked)}
        filled = list(_filled(given))
        if any(len(value) > LONGEST for _name, value in filled):
            return _("This answer is too long: %(most)s characters are enough.", most=LONGEST)
        known = all(name in lines and lines[name].takes(value) for name, value in filled)
        if not known or len({name for name, _value in filled}) < len(filled):
            return _("This answer is not one of those offered. Choose again.")
        return self.incomplete() if len(filled) < len(lines) else None

    def incomplete(self) -> str:
        """What we say when a line is left empty."""
        return _("Choose an answer for each line, then press the button.")

    def mark(self, asked: Asked, given: Sequence[str]) -> float:
        """Lines filled rightly less the others, as a share of all; an empty line counts for neither."""
        lines = self.lines(asked)
        filled = dict(_filled(given))
        right = sum(line.is_right(filled[line.id]) for line in lines if line.id in filled)
        return share(right, len(filled) - right, len(lines))

    def right(self, asked: Asked) -> tuple[str, ...]:
        """Each line with its first right answer."""
        return tuple(f"{line.id}={line.answers[0]}" for line in self.lines(asked))

    def words(self, asked: Asked, given: Sequence[str]) -> list[Markup]:
        """Each line, and what filled it."""
        filled = dict(_filled(given))
        return [_joined(line, filled[line.id]) for line in self.lines(asked) if line.id in filled]

    def remarks(self, asked: Asked, given: Sequence[str]) -> list[Remark]:
        """Each line as it should be; where it was not, what filled it and the feedback."""
        filled = dict(_filled(given))
        return [_remark(line, filled.get(line.id, "")) for line in self.lines(asked)]


def _values(fields: Fields, line: Line) -> list[str]:
    """What was sent for a line, blanks tidied: one value, unless somebody plays with the form."""
    sent = fields.get(f"{ANSWER}-{line.id}", ())
    return list(dict.fromkeys(text for value in sent if (text := tidy(value))))


def _filled(given: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in given:
        name, _sign, value = line.partition("=")
        yield name, value


def _on_page(asked: Asked, choice: str) -> str:
    """A choice as the page names it: its own id would give the answer away to who reads the source."""
    return blake2s(f"{asked.id} {choice}".encode(errors="replace"), digest_size=4).hexdigest()


def _shown(asked: Asked, line: Line, values: Sequence[str]) -> Shown:
    choices = [(_on_page(asked, choice), html) for choice, html in line.choices]
    offered = tuple(Shown(key, html, chosen=key in values) for key, html in choices)
    typed = "" if line.choices else "".join(values[:1])[:LONGEST]
    return Shown(line.id, line.label, typed=typed, choices=offered)


def _joined(line: Line, value: str) -> Markup:
    return Markup("{} \N{RIGHTWARDS ARROW} {}").format(line.label, line.words(value))


def _remark(line: Line, value: str) -> Remark:
    if value and line.is_right(value):
        written = value if line.choices else as_written(value, line.answers)
        return Remark("good", _joined(line, written), given=unless_same(value, written))
    return Remark("care", _joined(line, line.answers[0]), line.feedback_html, line.words(value))
