"""Writes questions as GIFT, Moodle's text format."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from lms.catalogue.exchange.carried import NEUTRAL
from lms.catalogue.exchange.gift_text import written
from lms.catalogue.exchange.leaving import CannotLeave, Chosen, Exported, note_losses, share
from lms.catalogue.questions import (
    Categories,
    GapFill,
    Hotspot,
    Matching,
    Near,
    Numeric,
    ShortText,
    TrueFalse,
)
from lms.catalogue.values import MultipleChoice, Ordering, Question, SingleChoice
from lms.i18n import _

Written = tuple[str, list[str], str]
"""What stands before the braces, the lines inside, what stands after."""


def write_gift(questions: Iterable[Question], category: str = "") -> Exported:
    """The questions as a GIFT file; what it cannot hold is listed in it and beside it."""
    exported = Exported()
    parts = [f"$CATEGORY: {' '.join(category.split())}"] if category else []
    for question in questions:
        try:
            parts.append(_question(question))
        except CannotLeave as reason:
            exported.leave_out(question, str(reason))
        else:
            note_losses(question, exported, hints=False)
    notes = [f"// {' '.join(line.split())}" for line in exported.left_out]
    exported.text = "\n\n".join(["\n".join(notes)] * bool(notes) + parts) + "\n"
    return exported


def _question(question: Question) -> str:
    if question.picture or isinstance(question, Hotspot):
        raise CannotLeave(_("GIFT holds no drawing: write it as Moodle XML."))
    before, lines, after = _KINDS[question.kind](question)
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    comment = f"//{tags}\n" if tags else ""
    general = [f"####{_html(question.explanation_html)}"] if question.explanation_html else []
    inside = "\n".join(f"\t{line}" for line in (*lines, *general))
    return f"{comment}::{question.id}::[html]{before} {{\n{inside}\n}}{after}"


def _html(html: Markup) -> str:
    """HTML on one line. A percent sign at its start would be read as a weight."""
    text = written(" ".join(str(html).split()))
    return f"&percnt;{text[1:]}" if text.startswith("%") else text


def _said(feedback: Markup) -> str:
    return f"#{_html(feedback)}" if feedback else ""


def _typed(text: str) -> str:
    if "->" in text:
        raise CannotLeave(_("GIFT reads “->” as a pair: write it as Moodle XML."))
    return written(" ".join(text.replace("*", "\\*").split()))


def _single(asked: SingleChoice) -> Written:
    lines = [
        f"{'=' if option.id == asked.right else '~'}{_html(option.html)}{_said(option.feedback_html)}"
        for option in asked.options
    ]
    return _html(asked.prompt_html), lines, ""


def _multiple(asked: MultipleChoice) -> Written:
    return _html(asked.prompt_html), _weighted(asked.options, asked.right), ""


def _weighted(options: Sequence[Chosen], right: frozenset[str]) -> list[str]:
    each = share(len(right))
    return [
        f"~%{each if option.id in right else f'-{each}'}%{_html(option.html)}{_said(option.feedback_html)}"
        for option in options
    ]


def _true_false(asked: TrueFalse) -> Written:
    yes, no = (_html(option.feedback_html) for option in asked.options)
    wrong, right = (no, yes) if asked.right == "true" else (yes, no)
    return _html(asked.prompt_html), [f"{asked.right.upper()}#{wrong}#{right}"], ""


def _ordering(asked: Ordering) -> Written:
    lines = [_html(item.html) for item in asked.items]
    return _html(asked.prompt_html), [f">{len(lines)} ALL VERTICAL ABSOLUTE", *lines], ""


def _matching(asked: Matching) -> Written:
    pairs = [f"={_html(pair.left_html)} -> {_html(pair.right_html)}" for pair in asked.pairs]
    return _html(asked.prompt_html), pairs + [f"= -> {_html(item.html)}" for item in asked.distractors], ""


def _categories(asked: Categories) -> Written:
    names = {category.id: _html(category.html) for category in asked.categories}
    pairs = [f"={_html(item.html)} -> {names[item.category]}" for item in asked.items]
    used = {item.category for item in asked.items}
    return _html(asked.prompt_html), pairs + [f"= -> {names[name]}" for name in names if name not in used], ""


def _gap(asked: GapFill) -> Written:
    if len(asked.gaps) > 1:
        raise CannotLeave(_("GIFT holds one gap a question: write it as Moodle XML."))
    (before, after), (gap,) = asked.pieces, asked.gaps
    said = _said(gap.feedback_html)
    if gap.choices:
        lines = [
            f"{'=' if choice in gap.answers else '~'}{_html(escape(choice))}"
            f"{'' if choice in gap.answers else said}"
            for choice in gap.choices
        ]
        if len(gap.answers) > 1:
            raise CannotLeave(_("GIFT holds one right answer in a list: write it as Moodle XML."))
    else:
        lines = [f"=%100%{_typed(answer)}" for answer in gap.answers] + ([f"=%0%*{said}"] if said else [])
    neutral = any(asked.prompt_html == said.complete for said in NEUTRAL.values())
    opening = "" if neutral else f"{_html(asked.prompt_html)}<br>"
    return opening + _html(before), lines, f" {_html(after)}" if str(after)[:1].isspace() else _html(after)


def _numeric(asked: Numeric) -> Written:
    answers = [
        f"=%100%{asked.answer}:{asked.tolerance}",
        *(f"=%0%{n.text}:0{_said(n.feedback_html)}" for n in asked.near),
    ]
    prompt = _html(asked.prompt_html) + (f" ({_html(escape(asked.unit))})" if asked.unit else "")
    return prompt, ["#", *answers, f"=%0%*{_said(asked.otherwise_html)}"], ""


def _short_text(asked: ShortText) -> Written:
    def near(other: Near) -> str:
        return f"=%0%{_typed(other.text)}{_said(other.feedback_html)}"

    answers = [f"=%100%{_typed(answer)}" for answer in asked.answers]
    return (
        _html(asked.prompt_html),
        [*answers, *map(near, asked.near), f"=%0%*{_said(asked.otherwise_html)}"],
        "",
    )


_KINDS: dict[str, Callable[[Any], Written]] = {
    "single": _single,
    "multiple": _multiple,
    "true-false": _true_false,
    "ordering": _ordering,
    "matching": _matching,
    "categories": _categories,
    "gap": _gap,
    "numeric": _numeric,
    "short-text": _short_text,
}
