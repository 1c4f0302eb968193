"""What kind of file was sent, and its parts by name. Runs in the child."""

import posixpath
from dataclasses import dataclass, field

from lms.sandbox.graders.office.archive import Archive, open_archive
from lms.sandbox.graders.office.refusals import Unreadable
from lms.sandbox.graders.office.tree import Element, attribute, children, parse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"purl.oclc.org/ooxml"
_OPEN = {
    "application/vnd.oasis.opendocument.text": ("document", "odt"),
    "application/vnd.oasis.opendocument.spreadsheet": ("spreadsheet", "ods"),
    "application/vnd.oasis.opendocument.presentation": ("slides", "odp"),
}
_OFFICE = {
    "word/document.xml": ("document", "docx"),
    "xl/workbook.xml": ("spreadsheet", "xlsx"),
    "ppt/presentation.xml": ("slides", "pptx"),
}
_FIRST_BYTES = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "old-format"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
)


@dataclass
class Package:
    """An office file that can be looked at."""

    archive: Archive
    kind: str  # document, spreadsheet, slides
    format: str  # docx, odt…
    trees: dict[str, Element] = field(default_factory=dict)

    def tree(self, name: str) -> Element:
        """The root of a part that must be there."""
        if name not in self.trees:
            self.trees[name] = parse(self.archive.part(name))
        return self.trees[name]

    def tree_if_there(self, name: str) -> Element | None:
        """The root of a part, or none."""
        return self.tree(name) if name in self.archive else None

    def names(self, start: str, end: str = ".xml") -> list[str]:
        """The parts whose name begins and ends so, in the order of their numbers."""
        found = (name for name in self.archive.entries if name.startswith(start) and name.endswith(end))
        return sorted(found, key=lambda name: (len(name), name))

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """What a part of an OOXML file refers to: by id, (last word of the type, target, outside)."""
        folder, name = posixpath.split(part)
        root = self.tree_if_there(f"{folder}/_rels/{name}.rels")
        found: dict[str, tuple[str, str, bool]] = {}
        for each in children(root, "Relationship"):
            target, outside = attribute(each, "Target"), attribute(each, "TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[attribute(each, "Id")] = (attribute(each, "Type").rpartition("/")[2], target, outside)
        return found

    @property
    def macros(self) -> bool:
        """Whether programs travel in the file."""
        names = self.archive.entries
        return any(
            name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names
        )


def open_package(content: bytes) -> Package:
    """The office file in `content`; Unreadable tells why not."""
    _refuse_by_first_bytes(content)
    archive = open_archive(content)
    if "mimetype" in archive:
        kind = _OPEN.get(
            archive.part("mimetype").decode("ascii", "replace").strip().removesuffix("-template")
        )
        if kind is None or "content.xml" not in archive:
            raise Unreadable("not-office")
        _refuse_encrypted(archive)
        return Package(archive, *kind)
    for name, (kind_name, ending) in _OFFICE.items():
        if name in archive:
            if _STRICT in archive.part(name)[:4000]:
                raise Unreadable("strict")
            return Package(archive, kind_name, ending)
    raise Unreadable("not-office")


def _refuse_by_first_bytes(content: bytes) -> None:
    if not content:
        raise Unreadable("empty")
    if content.startswith(_OLE):
        hidden = "EncryptedPackage".encode("utf-16-le")
        raise Unreadable("password" if hidden in content else "old-format")
    for start, code in _FIRST_BYTES:
        if content.startswith(start):
            raise Unreadable(code)


def _refuse_encrypted(archive: Archive) -> None:
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Unreadable("password")
