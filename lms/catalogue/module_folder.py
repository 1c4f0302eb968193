"""Reads one module: its lesson, its questions, its note for trainers, its exercises, its translations."""

import json
import re
import zlib
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from lms.catalogue.advice import advise, advise_translation
from lms.catalogue.agreeing import accepting
from lms.catalogue.conditions_file import conditions
from lms.catalogue.course_file import CourseSource
from lms.catalogue.course_terms import Completion
from lms.catalogue.exercise_file import Practice, read_exercises
from lms.catalogue.folder import Folder
from lms.catalogue.lesson_file import Lesson, read_lesson, read_note
from lms.catalogue.questions_file import Bank, read_questions
from lms.catalogue.translation_files import read_translations
from lms.catalogue.values import Module, Question, TranslatedModule
from lms.i18n.typography import set_text

NAME = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")


def read_module(folder: Folder, number: int, course: CourseSource) -> Module | None:
    """The module in `folder`, or none and the faults noted."""
    name = NAME.fullmatch(folder.path.name)
    if name is None:
        folder.notes("lesson.md").fault(1, "Name the folder with its number and its name: 01-le-clavier.")
    lesson, bank, trainer = read_lesson(folder), read_questions(folder), read_note(folder)
    practice = read_exercises(folder)
    if not name or not lesson or not bank:
        return None
    advise(folder, course.level, lesson, bank, practice)
    translations = read_translations(folder, lesson, bank, practice)
    for translation in translations:
        advise_translation(folder, course.level, lesson, translation)
    modules = tuple(translation.module for translation in translations)
    module = _in_french(folder, course, lesson, bank, practice)
    return replace(_translated(module, modules), slug=name[2], number=number, trainer_html=trainer)


def _in_french(
    folder: Folder, course: CourseSource, lesson: Lesson, bank: Bank, practice: Practice
) -> Module:
    """The module before its translations; its place and its note for trainers are still to be filled in."""
    return Module(
        slug="",
        number=0,
        title=set_text(lesson.settings.title, course.language),
        aim=set_text(lesson.settings.aim, course.language),
        minutes=lesson.settings.minutes,
        lesson_html=lesson.html,
        trainer_html=Markup(),
        figures=tuple(lesson.page.figures),
        words=tuple(lesson.page.words),
        questions=bank.questions,
        draw=bank.draw,
        balance=bank.balance,
        policy=bank.policy,
        exercises=practice.exercises,
        completion=conditions(
            lesson.settings.completion,
            practice.exercises,
            Completion(**dict(course.completion)),
            lesson.lines,
            folder.notes("lesson.md"),
        ),
        digcomp=_competences(lesson, course, folder),
        version="",
        weight=len(zlib.compress(lesson.html.encode())),
    )


def _translated(module: Module, translations: tuple[TranslatedModule, ...]) -> Module:
    """The module with its translations, and the version of what is answered in all its languages."""
    questions, translations = _one_mark(module.questions, translations)
    version = _answered_version(module.draw, questions, translations)
    return replace(module, questions=questions, translations=translations, version=version)


def _competences(lesson: Lesson, course: CourseSource, folder: Folder) -> tuple[str, ...]:
    """The competences a module works on; a course names all those of its modules."""
    own = lesson.settings.digcomp
    for number, code in enumerate(own):
        if code not in course.digcomp:
            line = lesson.lines.line(("digcomp", number))
            folder.notes("lesson.md").fault(line, "Add “%(code)s” to digcomp in course.toml too.", code=code)
    return own or course.digcomp


def _one_mark(
    french: tuple[Question, ...], modules: tuple[TranslatedModule, ...]
) -> tuple[tuple[Question, ...], tuple[TranslatedModule, ...]]:
    """The same questions, each taking what is right in any of its languages."""
    if not modules:
        return french, modules
    versions: dict[str, list[Question]] = {}
    for questions in (french, *(module.questions for module in modules)):
        for question in questions:
            versions.setdefault(question.id, []).append(question)

    def taking(questions: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(accepting(question, versions[question.id]) for question in questions)

    return taking(french), tuple(replace(module, questions=taking(module.questions)) for module in modules)


def _answered_version(
    draw: int, questions: tuple[Question, ...], modules: tuple[TranslatedModule, ...]
) -> str:
    """A short fingerprint of what a learner answers, the same on every machine."""
    asked = (*questions, *(question for module in modules for question in module.questions))
    parts = [(question.kind, _parts(question)) for question in asked]
    written = json.dumps([draw, parts], default=_parts, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:16]


def _parts(value: Any) -> Any:
    """The parts of a value, by name; those of a set in their order."""
    if isinstance(value, frozenset):
        return sorted(value)
    return {name: getattr(value, name) for name in _names(value.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind))
