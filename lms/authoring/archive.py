"""Opens a course package: a zip of one course folder, sent by somebody we need not trust.

Names and sizes are looked at before anything is unpacked; what is unpacked stays in memory and is counted
while it comes. Nothing here touches the disk.
"""

import re
import stat
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lms.catalogue.folder import LARGEST
from lms.core.errors import Refused
from lms.i18n import _

MOST_FILES = 2000
MOST_BYTES = 8 * 1024 * 1024
"""Unpacked; the largest course we know has a fifth of it."""
DEEPEST = 6  # course/modules/01-name/exercises/01-name/file

WRITTEN = {".md", ".yaml", ".toml", ".svg"}
CODE = {".py", ".js", ".sql", ".html"}
"""Kept as text beside an exercise; never run by the server, never served as a file."""
LEFT_BY_COMPUTERS = {".DS_Store", "Thumbs.db", "desktop.ini"}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_END = struct.Struct("<4s4H2LH")
_UNREADABLE = (
    BadZipFile,
    EOFError,
    RuntimeError,
    ValueError,
    OSError,
    OverflowError,
    struct.error,
    zlib.error,
)
_ENCRYPTED = 0x2041


@dataclass(frozen=True, slots=True)
class Package:
    """A course as it came: the name of its folder, and each file by its place in it."""

    slug: str
    files: dict[PurePosixPath, bytes]

    def packed(self) -> bytes:
        """The same as a zip of our own making: equal files give equal bytes."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for path, content in sorted(self.files.items()):
                archive.writestr(ZipInfo(f"{self.slug}/{path}"), content, ZIP_DEFLATED)
        return buffer.getvalue()


def unpack(content: bytes) -> Package:
    """The package in `content`; Refused with what to change."""
    _check_end(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _unpacked(archive)
    except _UNREADABLE as error:
        raise _not_a_zip() from error


def _not_a_zip() -> Refused:
    return Refused(_("This file cannot be read as a zip. Zip the folder of the course again."))


def _check_end(content: bytes) -> None:
    """Read how long the list of files is before anybody reads the list."""
    start = content.rfind(b"PK\5\6", max(0, len(content) - _END.size - 0xFFFF))
    if start < 0 or start + _END.size > len(content):
        raise _not_a_zip()
    _sign, disk, first_disk, here, files, size, offset, comment = _END.unpack_from(content, start)
    if files > MOST_FILES or size > MOST_FILES * 300:
        raise _too_many()
    alone = not disk and not first_disk and here == files
    ends = start + _END.size + comment == len(content)
    larger_kind = content[max(0, start - 20) : start].startswith(b"PK\6\7")
    if not alone or not ends or larger_kind or offset + size != start:
        raise _not_a_zip()


def _too_many() -> Refused:
    return Refused(_("This package holds more than %(n)s files: it is not one course.", n=MOST_FILES))


def _unpacked(archive: ZipFile) -> Package:
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise _too_many()
    _check_room(members, archive.start_dir)
    wanted = [member for member in members if not _is_left_by_a_computer(member.orig_filename)]
    for member in wanted:
        _check(member)
    slug = _check_names([member.orig_filename for member in wanted])
    files = [member for member in wanted if not member.is_dir()]
    return Package(
        slug, {PurePosixPath(file.filename).relative_to(slug): _content(archive, file) for file in files}
    )


def _is_left_by_a_computer(name: str) -> bool:
    """What macOS and Windows put beside the files somebody zips; it is not taken in."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in LEFT_BY_COMPUTERS


def _check_room(members: list[ZipInfo], end: int) -> None:
    """Each file has its own bytes, all of them before the list; together they are not too many."""
    if any(member.file_size > LARGEST for member in members):
        raise Refused(_("Each file of a course has at most %(n)s kB.", n=LARGEST // 1024))
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise Refused(_("Unpacked, a course has at most %(n)s MB.", n=MOST_BYTES // 1024 // 1024))
    reached = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < reached:
            raise _not_a_zip()
        reached = member.header_offset + 30 + len(member.orig_filename) + member.compress_size
    if reached > end:
        raise _not_a_zip()


def _check(member: ZipInfo) -> None:
    """One file by what its entry says of it."""
    name = member.orig_filename
    if member.flag_bits & _ENCRYPTED:
        raise Refused(_("This package is locked with a password. Zip the folder again without one."))
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _not_a_zip()
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if member.is_dir() else stat.S_IFREG):
        raise Refused(_("“%(name)s” is a link, not a file. Put the file itself there.", name=_shown(name)))
    if member.is_dir() and member.file_size:
        raise _not_a_zip()
    parts = name.removesuffix("/").split("/")
    if len(parts) > DEEPEST or not all(_PART.fullmatch(part) for part in parts):
        raise Refused(
            _(
                "Rename “%(name)s”: letters without accents, digits, points and hyphens only.",
                name=_shown(name),
            )
        )
    if not member.is_dir() and not _is_known(PurePosixPath(name)):
        raise Refused(
            _(
                "Take out “%(name)s”: a course holds .md, .yaml, .toml and .svg files, "
                "and code in its exercises.",
                name=_shown(name),
            )
        )


def _is_known(path: PurePosixPath) -> bool:
    in_exercise = len(path.parts) == DEEPEST and (path.parts[1], path.parts[3]) == ("modules", "exercises")
    return path.suffix in WRITTEN or (in_exercise and path.suffix in CODE)


def _shown(name: str) -> str:
    """A name as it can be put in a sentence, whatever it holds."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:80])


def _check_names(names: list[str]) -> str:
    """The one folder all is in; Refused when two names are the same on some computer."""
    tops = {name.partition("/")[0] for name in names}
    slug = next(iter(tops), "")
    if len(tops) != 1 or not _SLUG.fullmatch(slug) or f"{slug}/course.toml" not in names:
        raise Refused(
            _("Zip the folder of one course, named like premiers-pas, with its course.toml inside.")
        )
    parents = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    folders = {name.removesuffix("/") for name in names if name.endswith("/")} | parents
    files = [name for name in names if not name.endswith("/")]
    seen: set[str] = set()
    for name in (*sorted(folders), *files):
        if name.casefold() in seen:
            raise Refused(_("“%(name)s” is there twice. Keep one of the two.", name=_shown(name)))
        seen.add(name.casefold())
    return slug


def _content(archive: ZipFile, member: ZipInfo) -> bytes:
    """The bytes of one file, never more than its entry says."""
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise BadZipFile
    return content
