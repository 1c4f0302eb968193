"""What each module holds, measured, and what it still lacks: pure functions of values.

The bounds are those of the curriculum (docs/auteurs.md): a lesson short enough for one evening, a bank large
enough to try again, nothing that another module says already.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lms.catalogue import rules
from lms.catalogue.values import Catalogue, Course, Module, Question

LENGTH = (200, 700)  # words of a lesson
STEPS = (5, 12)
WORDS = (5, 10)
SMALLEST_DRAW = {"C13": 8, "C14": 8, "C15": 8}
USUAL_DRAW = 6
LONGEST_SENTENCES = {"beginner": 9.0, "intermediate": 12.0, "advanced": 14.0}
"""Words a sentence, on average: what people who learn French read without losing the beginning."""
SAME = 0.15
"""The share of a text's runs of words found in another module, beyond which it says the same."""
RUN = 4  # words
HEAVIEST = 8_000  # bytes of a lesson on the wire

_BLOCK_END = re.compile(r"</(?:p|li|dt|dd|h2|h3|td|th|figcaption|div)>|<br>|<br />")
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SENTENCE = re.compile(r"[.!?…]+[\s»)]*|\n+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_TIME = re.compile(r"\b\d\s*h(?:\s*\d\d)?\b")


@dataclass(frozen=True, slots=True)
class Measures:
    """One module in figures; the texts shared with other modules as a share from 0 to 1."""

    course: str  # its code
    module: str
    length: int
    steps: int
    sentence: float
    figures: int
    words: int
    tries: int
    bank: int
    draw: int
    kinds: int
    note: int  # parts of the trainer's note, of three
    lesson_shared: float
    questions_shared: float


def measured(catalogue: Catalogue) -> list[tuple[Course, Module, Measures]]:
    """Every module with its measures, in the order of the courses."""
    found = [(course, module) for course in catalogue.courses for module in course.modules]
    lessons = [_runs(_words(_text(module.lesson_html))) for _course, module in found]
    asked = [
        frozenset().union(*(_runs(_words(_question_text(question))) for question in module.questions))
        for _course, module in found
    ]
    shared = zip(found, _shared(lessons), _shared(asked), strict=True)
    return [(course, module, _measures(course, module, *shares)) for (course, module), *shares in shared]


def _measures(course: Course, module: Module, lesson_shared: float, questions_shared: float) -> Measures:
    text = _text(module.lesson_html)
    return Measures(
        course=course.code,
        module=module.slug,
        length=len(_words(text)),
        steps=module.lesson_html.count("<li><div>"),
        sentence=words_a_sentence(text),
        figures=len(module.figures),
        words=len(module.words),
        tries=module.lesson_html.count('<section class="try">'),
        bank=len(module.questions),
        draw=module.draw,
        kinds=len({question.kind for question in module.questions}),
        note=sum(parts_of_note(module.trainer_html).values()),
        lesson_shared=lesson_shared,
        questions_shared=questions_shared,
    )


def lacking(course: Course, module: Module, measures: Measures) -> Iterator[str]:
    """What a module lacks, each as a sentence that says what to write."""
    yield from _out_of_bounds(measures)
    yield from _too_few(course, measures)
    if measures.sentence > LONGEST_SENTENCES[course.level]:
        yield f"Cut the sentences of the lesson: {measures.sentence:.1f} words on average."
    for part, there in parts_of_note(module.trainer_html).items():
        if not there:
            yield f"Say {part} in the trainer's note."
    for name, share in (("lesson", measures.lesson_shared), ("questions", measures.questions_shared)):
        if share > SAME:
            yield f"Write the {name} afresh: {share:.0%} stands in another module."
    if module.weight > HEAVIEST:
        yield f"Lighten the lesson: it weighs {module.weight} bytes, {HEAVIEST} is enough."


def _out_of_bounds(measures: Measures) -> Iterator[str]:
    for name, value, (least, most) in (
        ("words in the lesson", measures.length, LENGTH),
        ("steps", measures.steps, STEPS),
        ("words explained", measures.words, WORDS),
    ):
        if not least <= value <= most:
            yield f"Write {least} to {most} {name}: here are {value}."


def _too_few(course: Course, measures: Measures) -> Iterator[str]:
    bank = max(rules.SMALLEST_BANK, -(-measures.draw * 3 // 2))
    for name, value, least in (
        ("drawings", measures.figures, 1),
        ("parts “::: try”", measures.tries, 1),
        ("questions drawn", measures.draw, SMALLEST_DRAW.get(course.code, USUAL_DRAW)),
        ("questions in the bank", measures.bank, bank),
        ("kinds of question", measures.kinds, 3),
    ):
        if value < least:
            yield f"Add {name}: at least {least} wanted, here are {value}."


def parts_of_note(note: Markup) -> dict[str, bool]:
    """Whether a trainer's note has each of its three parts."""
    text = _text(note).lower()
    return {
        "when things happen": bool(_TIME.search(text)),
        "what is usually difficult": "difficult" in text,
        "what volunteers do": "volontaires" in text,
    }


def words_a_sentence(text: str) -> float:
    """Words a sentence, on average."""
    sentences = [words for part in _SENTENCE.split(text) if (words := rules.words(part))]
    return sum(sentences) / len(sentences) if sentences else 0.0


def _text(markup: str) -> str:
    """The words of a page, one line a block, without its drawings."""
    return html.unescape(_TAG.sub(" ", _BLOCK_END.sub("\n", _DRAWING.sub(" ", markup))))


def _question_text(question: Question) -> str:
    return _text(f"{question.prompt_html}\n{question.hint_html}\n{question.explanation_html}")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Each run of a few words."""
    return frozenset(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _shared(texts: Sequence[frozenset[tuple[str, ...]]]) -> list[float]:
    """For each text, the largest share of it that one other text holds."""
    where: dict[tuple[str, ...], list[int]] = {}
    for number, runs in enumerate(texts):
        for run in runs:
            where.setdefault(run, []).append(number)
    common = [Counter[int]() for _ in texts]
    for numbers in where.values():
        if len(numbers) > 1:
            for number in numbers:
                common[number].update(other for other in numbers if other != number)
    return [
        max(counter.values(), default=0) / max(1, len(runs))
        for counter, runs in zip(common, texts, strict=True)
    ]
