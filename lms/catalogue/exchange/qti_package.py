"""Reads a QTI package: a zip with its imsmanifest.xml. Nothing is unpacked on the disk, all is bounded."""

import stat
import struct
import zlib
from io import BytesIO
from posixpath import join, normpath
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lms.catalogue.exchange.carried import Carried
from lms.catalogue.exchange.gathering import Gathering
from lms.catalogue.exchange.qti import carry_item
from lms.catalogue.exchange.tree import Node, read_tree
from lms.core.errors import Refused
from lms.i18n import _

MANIFEST = "imsmanifest.xml"
MOST = 5_000
"""Files of a package."""
LARGEST = 2 * 1024 * 1024  # bytes of one file
WHOLE = 32 * 1024 * 1024  # bytes read of all its files
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)


class Package:
    """The files of a zip, read one by one within bounds."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(content))
            members = self._zip.infolist()
        except BROKEN as error:
            raise Refused(_("This zip cannot be opened. Make the package again.")) from error
        if len(members) > MOST:
            raise Refused(_("This package holds too many files: %(most)s at most.", most=MOST))
        for member in members:
            _refuse_traps(member)
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members):
            raise Refused(_("Two files of this package have the same name."))
        self._left = WHOLE

    @property
    def names(self) -> list[str]:
        """The paths of its files."""
        return [name for name in self._members if not name.endswith("/")]

    def read(self, path: str) -> bytes:
        """A file, or nothing when it is not there."""
        member = self._members.get(path)
        if member is None:
            return b""
        most = min(LARGEST, self._left)
        try:
            with self._zip.open(member) as file:
                content = file.read(most + 1)
        except BROKEN as error:
            raise Refused(_("This zip cannot be opened. Make the package again.")) from error
        if len(content) > most:
            raise Refused(_("This package is too heavy once opened: 2 MB a file, 32 MB in all."))
        self._left -= len(content)
        return content


def _refuse_traps(member: ZipInfo) -> None:
    """Nothing that leaves its folder, hides what it holds, or is no file."""
    name = member.filename
    leaves = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or len(name) > 400
    kind = stat.S_IFMT(member.external_attr >> 16)
    if leaves or member.flag_bits & 1 or kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused(_("This package holds a file we do not open: “%(name)s”.", name=name[:60]))


def is_older(content: bytes) -> bool:
    """Whether the package says it holds QTI 2."""
    package = Package(content)
    root = _root(package)
    if root is None:
        return False
    kinds = [resource.traits.get("type", "") for resource in _manifest(package, root).all("resource")]
    return any("imsqti_item_xmlv2" in kind for kind in kinds)


def rewritten(content: bytes) -> bytes:
    """The package with nothing in it but the files we would open, for another program to read."""
    package, made = Package(content), BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as written:
        for name in package.names:
            written.writestr(ZipInfo(name), package.read(name))
    return made.getvalue()


def _root(package: Package) -> str | None:
    """The folder of the manifest."""
    return next((name.rpartition("/")[0] for name in package.names if name.split("/")[-1] == MANIFEST), None)


def _manifest(package: Package, root: str) -> Node:
    return read_tree(package.read(join(root, MANIFEST)))


def read_package(content: bytes, gathering: Gathering) -> Carried:
    """The items of a QTI 3.0 package; raises Refused when it is something else."""
    package = Package(content)
    root = _root(package)
    if root is None:
        raise Refused(_("This zip holds no imsmanifest.xml: export it as a QTI package."))
    manifest = _manifest(package, root)
    items = 0
    for resource in manifest.all("resource"):
        kind = resource.traits.get("type", "")
        if "imsqti" not in kind or "item" not in kind:
            continue
        items += 1
        if "v3p0" not in kind:
            raise Refused(older())
        path = normpath(join(root, unquote(resource.traits.get("href", ""))))
        _carry(gathering, package, path, resource.line)
    if not items:
        raise Refused(_("This package names no item of QTI 3.0."))
    return gathering.all()


def _carry(gathering: Gathering, package: Package, path: str, line: int) -> None:
    source = package.read(path)
    if not source:
        gathering.leave_out(line, path, _("This file is named in the package, and is not in it."))
        return
    try:
        tree = read_tree(source)
    except Refused as refused:
        gathering.leave_out(line, path, refused.sentence)
        return
    if tree.name != "qti-assessment-item":
        gathering.leave_out(line, path, _("This file is no item of QTI 3.0."))
        return
    carry_item(gathering, tree, path, package.read)


def older() -> str:
    """What to do with QTI 2.x."""
    command = "npx -p @citolab/qti-convert qti-convert-pkg package.zip"
    return _("This is QTI 2. Turn it into QTI 3 first: %(command)s", command=command)
