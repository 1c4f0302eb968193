"""Reads what stands beside the French files of a module in other languages: lesson.en.md and its like."""

import re
import zlib
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import Field

from lms.catalogue.agreeing import recorded_alike
from lms.catalogue.checking import Source, check
from lms.catalogue.exercise_file import Practice
from lms.catalogue.exercise_translation import read_translated_exercises
from lms.catalogue.folder import Folder, read_yaml_file
from lms.catalogue.lesson_file import Lesson, read_lesson, read_note
from lms.catalogue.overlay import Overlay
from lms.catalogue.questions_file import Bank, read_question
from lms.catalogue.values import REFERENCE, Question, TranslatedLesson, TranslatedModule
from lms.catalogue.yaml_lines import Located, Path
from lms.i18n.languages import LANGUAGES
from lms.i18n.typography import set_text

_NAME = re.compile(r"(lesson|questions|trainer|exercise|statement|scenario)\.([\w-]+)\.(md|yaml)")
_OF_MODULE = ("lesson", "questions", "trainer")
TRANSLATED = tuple(code for code in LANGUAGES if code != REFERENCE)
"""The languages a course can be translated to: those the pages speak."""
UNKNOWN_LANGUAGE = "Name the file with a language we speak: %(known)s."


class TranslatedBankSource(Source):
    """A whole questions.en.yaml, before each question is looked at."""

    questions: Annotated[list[Any], Field(min_length=1)]


@dataclass
class Translation:
    """A module in another language as it was read; not `whole` where only exercises are translated."""

    module: TranslatedModule
    lesson: Lesson | None
    bank: Bank
    practice: Practice
    whole: bool


def read_translations(folder: Folder, lesson: Lesson, bank: Bank, practice: Practice) -> list[Translation]:
    """A module in each language its authors translated it to; the faults are noted."""
    found: dict[str, set[str]] = {}
    for path in (*folder.path.iterdir(), *folder.path.glob("exercises/*/*")):
        if name := _NAME.fullmatch(path.name):
            if name[2] in TRANSLATED:
                found.setdefault(name[2], set()).add(name[1])
            else:
                place = str(path.relative_to(folder.path))
                folder.notes(place).fault(1, UNKNOWN_LANGUAGE, known=", ".join(TRANSLATED))
    return [
        _translation(replace(folder, language=language), found[language], lesson, bank, practice)
        for language in sorted(found)
    ]


def _translation(
    folder: Folder, files: set[str], lesson: Lesson, bank: Bank, practice: Practice
) -> Translation:
    language = folder.language
    translated = _lesson(folder, lesson) if "lesson" in files else None
    asked = Bank(bank.draw, (), {})
    if "questions" in files:
        _read_bank(folder, bank, asked)
    whole = not files.isdisjoint(_OF_MODULE)
    exercises = read_translated_exercises(folder, practice.exercises, whole=whole)
    module = TranslatedModule(
        language=language,
        lesson=_lesson_value(translated, language) if translated else None,
        trainer_html=read_note(folder, f"trainer.{language}.md") if "trainer" in files else None,
        questions=asked.questions,
        exercises=exercises.exercises,
    )
    return Translation(module, translated, asked, exercises, whole)


def _lesson(folder: Folder, french: Lesson) -> Lesson | None:
    name = f"lesson.{folder.language}.md"
    lesson, notes = read_lesson(folder, name), folder.notes(name)
    if lesson is None:
        return None
    drawings = [figure.name for figure in french.page.figures]
    if [figure.name for figure in lesson.page.figures] != drawings:
        sentence = "Show the drawings of lesson.md, in the same order: %(drawings)s."
        notes.fault(1, sentence, drawings=", ".join(drawings))
    if lesson.settings.minutes != french.settings.minutes:
        notes.fault(lesson.lines.line(("minutes",)), "Write the same minutes as in lesson.md.")
    return lesson


def _lesson_value(lesson: Lesson, language: str) -> TranslatedLesson:
    return TranslatedLesson(
        title=set_text(lesson.settings.title, language),
        aim=set_text(lesson.settings.aim, language),
        lesson_html=lesson.html,
        figures=tuple(lesson.page.figures),
        words=tuple(lesson.page.words),
        weight=len(zlib.compress(lesson.html.encode())),
    )


def _read_bank(folder: Folder, french: Bank, bank: Bank) -> None:
    """Put the translated questions of a module in `bank`; one that is not whole stays in French."""
    name = f"questions.{folder.language}.yaml"
    notes = folder.notes(name)
    written = read_yaml_file(folder, name, "the questions in this language")
    source = written and check(TranslatedBankSource, written, (), notes)
    if not written or not source:
        return
    questions = [
        _question(folder, french, bank, written, ("questions", number))
        for number in range(len(source.questions))
    ]
    bank.questions = tuple(question for question in questions if question is not None)
    absent = [question.id for question in french.questions if question.id not in bank.lines]
    if absent:
        notes.advise(1, "Translate these questions too: %(ids)s.", ids=", ".join(absent))


def _question(folder: Folder, french: Bank, bank: Bank, written: Located, path: Path) -> Question | None:
    name = f"questions.{folder.language}.yaml"
    notes, words = folder.notes(name), written.at(path)
    id_ = str(words.get("id", "")) if isinstance(words, dict) else ""
    original = next((question for question in french.questions if question.id == id_), None)
    if original is None:
        line = written.line((*path, "id"))
        notes.fault(line, "Change this id: questions.yaml has no question “%(id)s”.", id=id_)
        return None
    place = ("questions", 0)
    overlay = Overlay(written, notes.fault)
    value = overlay.laid(french.written[id_], words, path, place)
    question = read_question(folder, name, Located({"questions": [value]}, overlay.lines), place, bank)
    if question is None:
        return None
    if overlay.missing:
        sentence = "Translate “%(names)s” too: until then, this question is shown in French."
        notes.advise(written.line(path), sentence, names="”, “".join(dict.fromkeys(overlay.missing)))
        return None
    return recorded_alike(original, question, lambda sentence: notes.fault(written.line(path), sentence))
