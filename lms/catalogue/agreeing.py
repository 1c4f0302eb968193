"""One mark in every language: what is right does not depend on the language a question is read in. Pure."""

from collections.abc import Callable
from dataclasses import replace

from lms.catalogue.questions import Gap, GapFill, Numeric, ShortText
from lms.catalogue.values import Question


def recorded_alike(french: Question, translated: Question, refuse: Callable[[str], None]) -> Question:
    """`translated`, whose lists of choices are recorded by the French words, so that an answer fits both."""
    if not isinstance(french, GapFill) or not isinstance(translated, GapFill):
        return translated
    originals = {gap.id: gap for gap in french.gaps}
    gaps = tuple(_gap(originals[gap.id], gap, refuse) for gap in translated.gaps if gap.id in originals)
    return replace(translated, gaps=gaps)


def _gap(french: Gap, translated: Gap, refuse: Callable[[str], None]) -> Gap:
    if not french.choices:
        return translated
    right = [choice in french.answers for choice in french.choices]
    if [choice in translated.answers for choice in translated.choices] != right:
        refuse(f"Write the choices of “{french.id}” in the same order as in questions.yaml.")
        return translated
    return replace(
        translated, choices=french.choices, answers=french.answers, labels=tuple(translated.choices)
    )


def accepting(question: Question, versions: list[Question]) -> Question:
    """`question`, which also takes what is typed rightly in its other languages."""
    if isinstance(question, ShortText):
        others = [each.answers for each in versions if isinstance(each, ShortText)]
        return replace(question, answers=_joined(question.answers, others))
    if isinstance(question, Numeric):
        units = dict.fromkeys(each.unit for each in versions if isinstance(each, Numeric))
        return replace(question, units=tuple(unit for unit in units if unit != question.unit))
    if isinstance(question, GapFill):
        holes = [{gap.id: gap for gap in each.gaps} for each in versions if isinstance(each, GapFill)]
        gaps = tuple(
            gap
            if gap.choices
            else replace(gap, answers=_joined(gap.answers, [h[gap.id].answers for h in holes if gap.id in h]))
            for gap in question.gaps
        )
        return replace(question, gaps=gaps)
    return question


def _joined(own: tuple[str, ...], others: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*own, *(answer for answers in others for answer in answers)]))
