"""Writes questions as Moodle XML."""

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

from markupsafe import escape

from lms.catalogue.drawing import NAMESPACE
from lms.catalogue.exchange.cleaning import tidy
from lms.catalogue.exchange.leaving import Chosen, Exported, note_losses, share
from lms.catalogue.questions import (
    Categories,
    Gap,
    GapFill,
    Hotspot,
    Matching,
    Near,
    Numeric,
    ShortText,
    TrueFalse,
)
from lms.catalogue.values import Figure, MultipleChoice, Ordering, Question, SingleChoice
from lms.i18n import _

Written = tuple[str, str, list[str]]
"""The type Moodle knows it by, the HTML of its text, the elements of its own."""
_ROLE = ' role="img" aria-label="'


def write_moodle(questions: Iterable[Question], category: str = "") -> Exported:
    """The questions as a Moodle XML file; what does not go with them is listed in it and beside it."""
    exported = Exported()
    parts = [_category(category)] if category else []
    for question in questions:
        note_losses(question, exported, hints=True)
        if isinstance(question, Hotspot):
            exported.leave_out(question, _("Places of a drawing become a list of choices beside it."))
        parts.append(_question(question))
    notes = [f"<!-- {_text(line.replace('--', '- -'))} -->" for line in exported.left_out]
    exported.text = "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *notes, *parts, "</quiz>", ""]
    )
    return exported


def _text(words: str) -> str:
    return xml_escape(tidy(words))


def _html(name: str, html: str, *inside: str) -> str:
    return f'<{name} format="html"><text>{_text(str(html))}</text>{"".join(inside)}</{name}>'


def _category(name: str) -> str:
    return (
        f'<question type="category"><category><text>$course$/top/{_text(name)}</text></category></question>'
    )


def _question(question: Question) -> str:
    kind, html, own = _KINDS[question.kind](question)
    drawing = question.drawing if isinstance(question, Hotspot) else question.picture
    shown, file = _picture(drawing) if drawing else ("", "")
    tags = "".join(f"<tag><text>{tag}</text></tag>" for tag in question.tags)
    lines = [
        f"<name><text>{question.id}</text></name>",
        _html("questiontext", f"{html}{shown}", file),
        _html("generalfeedback", question.explanation_html),
        *own,
        *([_html("hint", question.hint_html)] if question.hint_html else []),
        *([f"<tags>{tags}</tags>"] if tags else []),
    ]
    return f'<question type="{kind}">\n' + "\n".join(f"  {line}" for line in lines) + "\n</question>"


def _picture(figure: Figure) -> tuple[str, str]:
    """The drawing as HTML, and the file it shows."""
    start, _sign, rest = str(figure.svg).partition(_ROLE)
    svg = f'{start} xmlns="{NAMESPACE}"{rest.partition(chr(34))[2]}'
    content = base64.b64encode(svg.encode()).decode()
    shown = f'<p><img src="@@PLUGINFILE@@/{figure.name}" alt="{escape(figure.description)}"></p>'
    return shown, f'<file name={quoteattr(figure.name)} path="/" encoding="base64">{content}</file>'


def _answer(fraction: str, words: str, feedback: str, html: bool = True) -> str:
    kind = ' format="html"' if html else ""
    said = _html("feedback", feedback) if feedback else ""
    return f'<answer fraction="{fraction}"{kind}><text>{_text(str(words))}</text>{said}</answer>'


def _single(asked: SingleChoice) -> Written:
    answers = [
        _answer("100" if option.id == asked.right else "0", option.html, option.feedback_html)
        for option in asked.options
    ]
    return (
        "multichoice",
        asked.prompt_html,
        ["<single>true</single>", "<shuffleanswers>true</shuffleanswers>", *answers],
    )


def _multiple(asked: MultipleChoice) -> Written:
    return "multichoice", asked.prompt_html, _several(asked.options, asked.right)


def _several(options: Sequence[Chosen], right: frozenset[str]) -> list[str]:
    each = share(len(right))
    answers = [
        _answer(each if option.id in right else f"-{each}", option.html, option.feedback_html)
        for option in options
    ]
    return ["<single>false</single>", "<shuffleanswers>true</shuffleanswers>", *answers]


def _hotspot(asked: Hotspot) -> Written:
    if len(asked.right) > 1:
        return "multichoice", asked.prompt_html, _several(asked.spots, asked.right)
    answers = [
        _answer("100" if spot.id in asked.right else "0", spot.html, spot.feedback_html)
        for spot in asked.spots
    ]
    return "multichoice", asked.prompt_html, ["<single>true</single>", *answers]


def _true_false(asked: TrueFalse) -> Written:
    answers = [
        _answer("100" if option.id == asked.right else "0", option.id, option.feedback_html, html=False)
        for option in asked.options
    ]
    return "truefalse", asked.prompt_html, answers


def _ordering(asked: Ordering) -> Written:
    items = [_answer(f"{place}.0000000", item.html, "") for place, item in enumerate(asked.items, 1)]
    fixed = [
        "<layouttype>VERTICAL</layouttype>",
        "<selecttype>ALL</selecttype>",
        "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
    ]
    return "ordering", asked.prompt_html, fixed + items


def _pair(left: str, right: str) -> str:
    return _html("subquestion", left, f'<answer format="html"><text>{_text(str(right))}</text></answer>')


def _matching(asked: Matching) -> Written:
    pairs = [_pair(pair.left_html, pair.right_html) for pair in asked.pairs]
    rest = [_pair("", item.html) for item in asked.distractors]
    return "ddmatch", asked.prompt_html, ["<shuffleanswers>true</shuffleanswers>", *pairs, *rest]


def _categories(asked: Categories) -> Written:
    names = {category.id: category.html for category in asked.categories}
    used = {item.category for item in asked.items}
    pairs = [_pair(item.html, names[item.category]) for item in asked.items]
    rest = [_pair("", html) for name, html in names.items() if name not in used]
    return "ddmatch", asked.prompt_html, ["<shuffleanswers>true</shuffleanswers>", *pairs, *rest]


def _gap(asked: GapFill) -> Written:
    holes = [_hole(gap) for gap in asked.gaps]
    text = "".join(str(piece) + hole for piece, hole in zip(asked.pieces, [*holes, ""], strict=True))
    return "cloze", f"<p>{asked.prompt_html}</p><p>{text}</p>", []


def _hole(gap: Gap) -> str:
    said = f"#{_in_gap(gap.feedback_html.striptags())}" if gap.feedback_html else ""
    if gap.choices:
        parts = [
            ("=" if choice in gap.answers else "") + _in_gap(choice) + ("" if choice in gap.answers else said)
            for choice in gap.choices
        ]
        return f"{{1:MULTICHOICE:{'~'.join(parts)}}}"
    parts = [f"={_in_gap(answer)}" for answer in gap.answers] + ([f"%0%*{said}"] if said else [])
    return f"{{1:SHORTANSWER:{'~'.join(parts)}}}"


def _in_gap(text: str) -> str:
    for sign in '\\}#~/"=':
        text = text.replace(sign, f"\\{sign}")
    return str(escape(text)).replace("%", "&#37;").replace("{", "&#123;")


def _numeric(asked: Numeric) -> Written:
    tolerance = f"<tolerance>{asked.tolerance}</tolerance>"
    answers = [f'<answer fraction="100" format="plain_text"><text>{asked.answer}</text>{tolerance}</answer>']
    answers += [
        f'<answer fraction="0" format="plain_text"><text>{near.text}</text>'
        f"{_html('feedback', near.feedback_html)}<tolerance>0</tolerance></answer>"
        for near in asked.near
    ]
    answers.append(_answer("0", "*", asked.otherwise_html, html=False))
    unit = f"<units><unit><multiplier>1</multiplier><unit_name>{_text(asked.unit)}</unit_name></unit></units>"
    return "numerical", asked.prompt_html, answers + [unit] * bool(asked.unit)


def _short_text(asked: ShortText) -> Written:
    def near(other: Near) -> str:
        return _answer("0", _literal(other.text), other.feedback_html, html=False)

    answers = [_answer("100", _literal(answer), "", html=False) for answer in asked.answers]
    last = _answer("0", "*", asked.otherwise_html, html=False)
    return "shortanswer", asked.prompt_html, ["<usecase>0</usecase>", *answers, *map(near, asked.near), last]


def _literal(text: str) -> str:
    return text.replace("*", "\\*")


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
    "hotspot": _hotspot,
}
