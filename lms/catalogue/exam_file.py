"""Reads exam.yaml: the mock exam of a course, by areas whose questions come from the banks of any course."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Annotated

from pydantic import Field

from lms.catalogue.checking import Identifier, Source, Text, check
from lms.catalogue.course_file import Code
from lms.catalogue.exam import Exam, ExamArea, ExamItem
from lms.catalogue.faults import Findings, Notebook
from lms.catalogue.folder import Folder
from lms.catalogue.values import Course, Module
from lms.catalogue.yaml_lines import Located, NotYaml, Path, read_yaml
from lms.i18n.typography import set_text

FILE = "exam.yaml"


class ItemsSource(Source):
    """Where questions come from: a course (else this one), some modules (else all), some tags (else all)."""

    course: Code | None = None
    modules: tuple[Identifier, ...] = ()
    tags: tuple[Identifier, ...] = ()


class AreaSource(Source):
    """One area of the syllabus."""

    id: Identifier
    title: Text
    draw: Annotated[int, Field(ge=1, le=100)]
    items: Annotated[tuple[ItemsSource, ...], Field(min_length=1)]


class ExamSource(Source):
    """A whole exam.yaml."""

    title: Text
    minutes: Annotated[int, Field(ge=5, le=240)]
    pass_mark: Annotated[int, Field(ge=1, le=100)]
    attempts: Annotated[int, Field(ge=1, le=10)]
    areas: Annotated[tuple[AreaSource, ...], Field(min_length=1)]


def with_exams(
    courses: tuple[Course, ...], root: FilePath, findings: Findings, beside: tuple[Course, ...] = ()
) -> tuple[Course, ...]:
    """The same courses, each with its exam where it has one; all courses are known by now.

    `beside` are courses read earlier, whose questions an exam may ask too.
    """
    by_code = {course.code: course for course in (*beside, *courses)}
    return tuple(_with_exam(course, root, by_code, findings) for course in courses)


def _with_exam(course: Course, root: FilePath, by_code: Mapping[str, Course], findings: Findings) -> Course:
    folder = Folder(root / course.slug, root, course.language, findings)
    if not (folder.path / FILE).exists():
        return course
    text, notes = folder.read(FILE, "the mock exam"), folder.notes(FILE)
    try:
        located = read_yaml(text) if text is not None else None
    except NotYaml as error:
        notes.fault(error.line, error.sentence)
        return course
    source = located and check(ExamSource, located, (), notes)
    if not located or not source:
        return course
    return replace(course, exam=Reader(course, by_code, located, notes).exam(source))


@dataclass(frozen=True)
class Reader:
    """Reads the exam of `course`, looking into the banks of all courses."""

    course: Course
    by_code: Mapping[str, Course]
    located: Located
    notes: Notebook

    def exam(self, source: ExamSource) -> Exam:
        """The exam as a value; what is wrong with it is noted."""
        taken: dict[ExamItem, str] = {}
        areas: list[ExamArea] = []
        for number, area in enumerate(source.areas):
            path: Path = ("areas", number)
            if any(area.id == earlier.id for earlier in areas):
                self._fault((*path, "id"), "Change this id: another area has the same.")
            items = self._items(area, path, taken)
            self._enough(area, len(items), path, source.attempts)
            areas.append(ExamArea(area.id, set_text(area.title, self.course.language), area.draw, items))
        return Exam(
            set_text(source.title, self.course.language),
            source.minutes,
            source.pass_mark,
            source.attempts,
            tuple(areas),
            self._version(source, areas),
        )

    def _fault(self, path: Path, message: str, /, **values: object) -> None:
        self.notes.fault(self.located.line(path), message, **values)

    def _enough(self, area: AreaSource, size: int, path: Path, attempts: int) -> None:
        line = self.located.line((*path, "draw"))
        if area.draw > size:
            self.notes.fault(line, "Draw at most %(n)s here: there are no more items in this area.", n=size)
        elif area.draw * attempts > size:
            self.notes.advise(
                line,
                "Add items here: %(n)s for %(draw)s drawn; a fresh draw at each attempt wants %(least)s.",
                n=size,
                draw=area.draw,
                least=area.draw * attempts,
            )

    def _items(self, area: AreaSource, path: Path, taken: dict[ExamItem, str]) -> tuple[ExamItem, ...]:
        """The items of an area, each once; one that another area has already is a fault."""
        found: dict[ExamItem, None] = {}
        for number, source in enumerate(area.items):
            here: Path = (*path, "items", number)
            items = list(self._of(source, here))
            shared = next((item for item in items if taken.get(item, area.id) != area.id), None)
            if shared:
                self._fault(
                    here,
                    "Keep “%(item)s” of the module “%(module)s” in one area: “%(area)s” has it too.",
                    item=shared.question,
                    module=shared.module,
                    area=taken[shared],
                )
            found |= dict.fromkeys(item for item in items if taken.setdefault(item, area.id) == area.id)
        return tuple(found)

    def _of(self, source: ItemsSource, path: Path) -> Iterator[ExamItem]:
        """The items one line of an area names."""
        course = self.by_code.get(source.course or self.course.code)
        if course is None:
            codes = ", ".join(self.by_code)
            self._fault((*path, "course"), "Write “course:” as one of %(codes)s.", codes=codes)
            return
        modules = list(self._modules(source, course, path))
        tags = {tag for module in modules for question in module.questions for tag in question.tags}
        for number, tag in enumerate(source.tags):
            if tag not in tags:
                self._unknown((*path, "tags", number), tag, tags, "No question here has the tag “%(name)s”.")
        for module in modules:
            for question in module.questions:
                if not source.tags or set(source.tags) & set(question.tags):
                    yield ExamItem(course.slug, module.slug, question.id)

    def _modules(self, source: ItemsSource, course: Course, path: Path) -> Iterator[Module]:
        if not source.modules:
            yield from course.modules
        for number, slug in enumerate(source.modules):
            module = course.module(slug)
            if module is None:
                known = {module.slug for module in course.modules}
                sentence = f"The course {course.code} has no module “%(name)s”."
                self._unknown((*path, "modules", number), slug, known, sentence)
            else:
                yield module

    def _unknown(self, path: Path, name: str, known: set[str], sentence: str) -> None:
        near = get_close_matches(name, sorted(known), n=1)
        more = f" Did you mean “{near[0]}”?" if near else ""
        self._fault(path, sentence + more, name=name)

    def _version(self, source: ExamSource, areas: list[ExamArea]) -> str:
        """A short fingerprint of the exam and of every bank it draws from."""
        digest = sha256(source.model_dump_json().encode())
        slugs = sorted({(item.course, item.module) for area in areas for item in area.items})
        by_slug = {course.slug: course for course in self.by_code.values()}
        for course, slug in slugs:
            module = by_slug[course].module(slug)
            digest.update(f"{course} {slug} {module.version if module else ''}\0".encode())
        return digest.hexdigest()[:16]
