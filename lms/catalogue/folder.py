"""One folder of a course: its files, its drawings, and where its findings are noted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import Markup

from lms.catalogue.drawing import MAXIMUM, cleaned, named
from lms.catalogue.faults import Findings, Notebook
from lms.catalogue.files import Files
from lms.catalogue.markdown import Page
from lms.catalogue.values import REFERENCE, Figure
from lms.catalogue.yaml_lines import Located, NotYaml, read_yaml
from lms.i18n.typography import set_text

LARGEST = 256 * 1024  # bytes of text in one file; ten times the longest there is
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PICTURE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.svg")


@dataclass(frozen=True)
class Folder:
    """A folder below the root of the courses."""

    path: Path
    root: Path
    language: str
    findings: Findings
    files: Files = field(default_factory=Files)

    def inside(self, name: str) -> "Folder":
        """A folder in this one."""
        return replace(self, path=self.path / name)

    def notes(self, name: str) -> Notebook:
        """Where findings about the file `name` are noted."""
        return Notebook(str((self.path / name).relative_to(self.root)), self.findings)

    def read(self, name: str, purpose: str) -> str | None:
        """The text of a file that must be there, or none and a fault."""
        content = self.files.content(self.path / name)
        if content is None:
            self.notes(name).fault(1, "Write this file: it holds %(purpose)s.", purpose=purpose)
            return None
        if len(content) > LARGEST:
            self.notes(name).fault(1, "Cut this file into several modules: it is larger than 256 kB.")
            return None
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self.notes(name).fault(1, "Save this file again as UTF-8: its accents cannot be read.")
            return None
        if hidden := _HIDDEN.search(text):
            line = text.count("\n", 0, hidden.start()) + 1
            self.notes(name).fault(line, "Type this line again: it holds a sign that cannot be seen.")
            return None
        return text

    def page(self, notes: Notebook, first_line: int = 1) -> Page:
        """A page to render text of this folder on."""

        def figure(line: int, name: str, description: str) -> Figure:
            return self.figure(notes, line + first_line, name, description)

        return Page(self.language, notes, figure, first_line)

    def figure(self, notes: Notebook, line: int, name: str, description: str) -> Figure:
        """The drawing `name`, asked for at `line` of the file of `notes`."""
        description = set_text(description.strip(), self.language)
        if not description:
            notes.fault(line, "Say between the brackets what the drawing shows: ![…](%(name)s).", name=name)
        path = self.path / name
        source = self.files.content(path) if _PICTURE.fullmatch(name) else None
        if source is None:
            notes.fault(line, "Put the drawing “%(name)s” beside this file, as an .svg file.", name=name)
            return Figure(name, description, Markup())
        if path not in self.files.drawings:
            self.files.drawings[path] = self._drawing(path, source)
        return Figure(name, description, named(self.files.drawings[path], description))

    def _drawing(self, path: Path, source: bytes) -> str:
        """A drawing made harmless, its labels set in French whoever shows it."""
        notes = self.notes(path.name)
        if len(source) > MAXIMUM:
            notes.advise(
                1,
                "Simplify the drawing: it weighs %(n)s bytes, %(most)s is enough.",
                n=len(source),
                most=MAXIMUM,
            )
        report: Callable[[int, str], None] = notes.fault
        return cleaned(source, REFERENCE, report)


def read_yaml_file(folder: Folder, name: str, purpose: str) -> Located | None:
    """What a YAML file that must be there holds, or none and a fault."""
    text = folder.read(name, purpose)
    try:
        return read_yaml(text) if text is not None else None
    except NotYaml as error:
        folder.notes(name).fault(error.line, error.sentence)
        return None
