"""Reads a folder of courses into a catalogue, noting every fault and piece of advice on the way."""

import json
import re
import zlib
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from lms.catalogue.advice import advise
from lms.catalogue.checking import check
from lms.catalogue.conditions_file import conditions
from lms.catalogue.course_file import CourseSource
from lms.catalogue.exam_file import with_exams
from lms.catalogue.exercise_file import read_exercises
from lms.catalogue.faults import Finding, Findings
from lms.catalogue.folder import Folder
from lms.catalogue.lesson_file import Lesson, read_lesson, read_trainer_note
from lms.catalogue.placement_file import read_placement
from lms.catalogue.questions_file import read_questions
from lms.catalogue.toml_lines import NotToml, read_toml
from lms.catalogue.typography import set_text
from lms.catalogue.values import Catalogue, Course, Module, Question

_COURSE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MODULE = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(frozen=True)
class Reading:
    """What came of reading a folder of courses."""

    catalogue: Catalogue
    faults: tuple[Finding, ...]
    advice: tuple[Finding, ...]


def read(path: Path) -> Reading:
    """Everything in the folder `path`, with its faults and the advice to its authors."""
    findings = Findings()
    courses = [_course(folder, path, findings) for folder in _folders(path)]
    found = tuple(course for course in courses if course is not None)
    _refuse_same_codes(found, findings)
    found = with_exams(found, path, findings)
    placement = read_placement(path, findings)
    catalogue = Catalogue(tuple(sorted(found, key=lambda course: course.code)), placement)
    return Reading(catalogue, tuple(sorted(findings.faults)), tuple(sorted(findings.advice)))


def read_course(root: Path, slug: str) -> Course | None:
    """One course of the folder `root`; none when it is not there, or has faults."""
    findings = Findings()
    found = next((folder for folder in _folders(root) if folder.name == slug), None)
    course = _course(found, root, findings) if found else None
    return None if findings.faults else course


def _folders(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    return sorted(
        folder for folder in path.iterdir() if folder.is_dir() and not folder.name.startswith((".", "_"))
    )


def _refuse_same_codes(courses: tuple[Course, ...], findings: Findings) -> None:
    first: dict[str, str] = {}
    for course in courses:
        if course.code in first:
            sentence = f"Change the code: the course “{first[course.code]}” has {course.code} too."
            findings.faults.append(Finding(f"{course.slug}/course.toml", 1, sentence))
        first.setdefault(course.code, course.slug)


def _course(path: Path, root: Path, findings: Findings) -> Course | None:
    folder = Folder(path, root, "fr", findings)
    notes, text = (
        folder.notes("course.toml"),
        folder.read("course.toml", "the title and settings of the course"),
    )
    if not _COURSE.fullmatch(path.name):
        notes.fault(1, "Name the folder with small letters, digits and hyphens: premiers-pas.")
    try:
        located = read_toml(text) if text is not None else None
    except NotToml as error:
        notes.fault(error.line, error.sentence)
        return None
    source = located and check(CourseSource, located, (), notes)
    if not source:
        return None
    folders = _folders(path / "modules")
    if not folders:
        notes.fault(1, "Write a first module in the folder modules/01-its-name.")
    modules = [_module(folder, root, number, source, findings) for number, folder in enumerate(folders, 1)]
    return source.course(path.name, tuple(m for m in modules if m is not None), _course_version(path))


def _course_version(path: Path) -> str:
    """A short fingerprint of every file of the course."""
    digest = sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file() and not file.is_symlink():
            digest.update(f"{file.relative_to(path)}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _module(path: Path, root: Path, number: int, course: CourseSource, findings: Findings) -> Module | None:
    folder = Folder(path, root, course.language, findings)
    name = _MODULE.fullmatch(path.name)
    if name is None:
        folder.notes("lesson.md").fault(1, "Name the folder with its number and its name: 01-le-clavier.")
    lesson, bank, trainer = read_lesson(folder), read_questions(folder), read_trainer_note(folder)
    practice = read_exercises(folder)
    if not name or not lesson or not bank:
        return None
    advise(folder, course.level, lesson, bank, practice)
    return Module(
        slug=name[2],
        number=number,
        title=set_text(lesson.settings.title, course.language),
        aim=set_text(lesson.settings.aim, course.language),
        minutes=lesson.settings.minutes,
        lesson_html=lesson.html,
        trainer_html=trainer,
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
            course.completion.observed,
            lesson.lines,
            folder.notes("lesson.md"),
        ),
        digcomp=_competences(lesson, course, folder),
        version=_answered_version(bank.draw, bank.questions),
        weight=len(zlib.compress(lesson.html.encode())),
    )


def _competences(lesson: Lesson, course: CourseSource, folder: Folder) -> tuple[str, ...]:
    """The competences a module works on; a course names all those of its modules."""
    own = lesson.settings.digcomp
    for number, code in enumerate(own):
        if code not in course.digcomp:
            line = lesson.lines.line(("digcomp", number))
            folder.notes("lesson.md").fault(line, "Add “%(code)s” to digcomp in course.toml too.", code=code)
    return own or course.digcomp


def _answered_version(draw: int, questions: tuple[Question, ...]) -> str:
    """A short fingerprint of what a learner answers, the same on every machine."""
    parts = [(question.kind, asdict(question)) for question in questions]
    return sha256(json.dumps([draw, parts], default=sorted, sort_keys=True).encode()).hexdigest()[:16]
