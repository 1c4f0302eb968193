"""Gap: a text with holes, each typed or chosen from a list."""

import re
from collections import Counter
from typing import Annotated, Literal, Self

from markupsafe import Markup
from pydantic import Field, StringConstraints, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.kinds.asked import AskedSource, Pen, refuse_doubles
from lms.catalogue.questions import Gap, GapFill
from lms.catalogue.yaml_lines import Path

Filling = Annotated[str, StringConstraints(min_length=1, max_length=60)]

_HOLE = re.compile(r"(?<!\[)\[([^\[\]\n]*)\](?!\])")  # not the [[keys]] of the keyboard
BLANK = "\N{OPEN BOX}"
"""Stands for a hole while the text around it is set; no author needs it."""


class HoleSource(Source):
    """One hole of the text: its right answers, and what they are chosen from."""

    id: Identifier
    answers: Annotated[tuple[Filling, ...], Field(min_length=1, max_length=10)]
    choices: Annotated[tuple[Filling, ...], Field(max_length=8)] = ()
    feedback: str = ""


class GapSource(AskedSource):
    """What an author writes for a text with holes; each id stands once in the text, between [ ]."""

    kind: Literal["gap"]
    text: Text
    gaps: Annotated[tuple[HoleSource, ...], Field(min_length=1, max_length=8)]

    @model_validator(mode="after")
    def distinct(self) -> Self:
        """No two gaps are the same one."""
        refuse_doubles(self.gaps, "id")
        return self

    def question(self, pen: Pen) -> GapFill:
        """The question as a value."""
        found = self._found(pen)
        made = {gap.id: self._gap(pen, number, gap) for number, gap in enumerate(self.gaps)}
        html = pen.inline(("text",), _HOLE.sub(BLANK, self.text.replace(BLANK, "")))
        return GapFill(
            **self.common(pen),
            pieces=tuple(Markup(piece) for piece in html.split(BLANK)),  # noqa: S704  # cut, not changed
            gaps=tuple(made[name] for name in found if name in made),
        )

    def _found(self, pen: Pen) -> list[str]:
        """The ids of the holes as they stand in the text; each must be a gap, and each gap one of them."""
        found = _HOLE.findall(self.text)
        known = {gap.id for gap in self.gaps}
        for name, times in Counter(found).items():
            if name not in known:
                pen.fault(("text",), "Write a gap with the id “%(name)s”, or take out [%(name)s].", name=name)
            elif times > 1:
                pen.fault(("text",), "Write [%(name)s] once: a gap stands in one place.", name=name)
        for number, gap in enumerate(self.gaps):
            if gap.id not in found:
                pen.fault(("gaps", number), "Write [%(name)s] in the text, where the gap is.", name=gap.id)
        return found

    def _gap(self, pen: Pen, number: int, gap: HoleSource) -> Gap:
        path = ("gaps", number)
        self._check_choices(pen, path, gap)
        return Gap(
            gap.id,
            tuple(pen.plain(answer) for answer in gap.answers),
            tuple(pen.plain(choice) for choice in gap.choices),
            pen.feedback(path, gap.feedback),
        )

    def _check_choices(self, pen: Pen, path: Path, gap: HoleSource) -> None:
        """Choices, where there are any: at least two, each once, the answers among them, one not right."""
        if len(set(gap.choices)) < len(gap.choices):
            pen.fault((*path, "choices"), "Write each choice once.")
        if len(gap.choices) == 1:
            pen.fault((*path, "choices"), "Write 2 choices or more, or none: then the answer is typed.")
        for answer in gap.answers:
            if gap.choices and answer not in gap.choices:
                sentence = "Write “%(answer)s” among the choices too: it is right."
                pen.fault((*path, "answers"), sentence, answer=answer)
        if gap.choices and set(gap.choices) <= set(gap.answers):
            pen.fault((*path, "choices"), "Write a choice that is not right: now they all are.")
