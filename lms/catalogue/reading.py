"""Reads a folder of courses into a catalogue, noting every fault and piece of advice on the way."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lms.catalogue.checking import SourceType, check
from lms.catalogue.course_file import CourseSource, TranslatedCourseSource
from lms.catalogue.drawing import cleaned
from lms.catalogue.exam_file import with_exams
from lms.catalogue.faults import Finding, Findings, Notebook
from lms.catalogue.folder import Folder
from lms.catalogue.module_folder import read_module
from lms.catalogue.placement_file import read_placement
from lms.catalogue.toml_lines import NotToml, read_toml
from lms.catalogue.translation_files import TRANSLATED, UNKNOWN_LANGUAGE
from lms.catalogue.values import REFERENCE, Catalogue, Course, TranslatedCourse

_COURSE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Reading:
    """What came of reading a folder of courses."""

    catalogue: Catalogue
    faults: tuple[Finding, ...]
    advice: tuple[Finding, ...]


def read(path: Path) -> Reading:
    """Everything in the folder `path`, with its faults and the advice to its authors."""
    findings = Findings()
    with _no_collecting():
        courses = [_course(folder, path, findings) for folder in _folders(path)]
    found = tuple(course for course in courses if course is not None)
    _refuse_same_codes(found, findings)
    found = with_exams(found, path, findings)
    placement = read_placement(path, findings)
    catalogue = Catalogue(tuple(sorted(found, key=lambda course: course.code)), placement)
    return Reading(catalogue, *findings.told())


def read_one(root: Path, slug: str, beside: tuple[Course, ...] = ()) -> Reading:
    """The course of that slug alone, in the folder `root`; its exam may ask what the courses `beside` it ask.

    Every drawing is looked at, also one that no page shows.
    """
    findings = Findings()
    with _no_collecting():
        course = _course(root / slug, root, findings)
    courses: tuple[Course, ...] = (course,) if course else ()
    _refuse_drawings(root / slug, root, findings)
    others = tuple(each for each in beside if each.slug != slug)
    _refuse_same_codes((*others, *courses), findings)
    courses = with_exams(courses, root, findings, others)
    return Reading(Catalogue(courses), *findings.told())


def _refuse_drawings(path: Path, root: Path, findings: Findings) -> None:
    """Note what is not harmless in the drawings of a course."""
    for drawing in sorted(path.rglob("*.svg")):
        notes = Notebook(str(drawing.relative_to(root)), findings)
        cleaned(drawing.read_bytes(), REFERENCE, notes.fault)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the collector of cycles from looking again and again at values that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
    folder = Folder(path, root, REFERENCE, findings)
    notes = folder.notes("course.toml")
    if not _COURSE.fullmatch(path.name):
        notes.fault(1, "Name the folder with small letters, digits and hyphens: premiers-pas.")
    source = _settings(folder, "course.toml", CourseSource)
    if not source:
        return None
    folders = _folders(path / "modules")
    if not folders:
        notes.fault(1, "Write a first module in the folder modules/01-its-name.")
    modules = [
        read_module(folder.inside(f"modules/{each.name}"), number, source)
        for number, each in enumerate(folders, 1)
    ]
    return source.course(
        path.name,
        tuple(module for module in modules if module is not None),
        _course_version(folder),
        tuple(_translations(folder, source)),
    )


def _settings(folder: Folder, name: str, model: type[SourceType]) -> SourceType | None:
    """What a TOML file holds, or none and the faults noted."""
    text, notes = folder.read(name, "the title and settings of the course"), folder.notes(name)
    try:
        located = read_toml(text) if text is not None else None
    except NotToml as error:
        notes.fault(error.line, error.sentence)
        return None
    return check(model, located, (), notes) if located else None


def _translations(folder: Folder, french: CourseSource) -> Iterator[TranslatedCourse]:
    """The title, summary and outcomes in each language there is a file for."""
    for path in sorted(folder.path.glob("course.*.toml")):
        notes, language = folder.notes(path.name), path.name.split(".")[1]
        source = _settings(folder, path.name, TranslatedCourseSource)
        if language not in TRANSLATED:
            notes.fault(1, UNKNOWN_LANGUAGE, known=", ".join(TRANSLATED))
        elif source and len(source.outcomes) != len(french.outcomes):
            sentence = "Write %(n)s “outcomes”, those of course.toml in this language."
            notes.fault(1, sentence, n=len(french.outcomes))
        elif source:
            yield source.course(language)


def _course_version(folder: Folder) -> str:
    """A short fingerprint of every file of the course."""
    digest = sha256()
    for path in sorted(folder.path.rglob("*")):
        content = folder.files.content(path)
        if content is not None:
            digest.update(f"{path.relative_to(folder.path)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]
