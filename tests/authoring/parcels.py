"""Zips to send: a good one of one module, and the bricks of bad ones."""

import struct
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lms.authoring import apart
from lms.catalogue.values import Course
from tests.catalogue.small_course import COURSES, MODULE

SLUG = "atelier-du-mardi"


def a_course(slug: str = SLUG, code: str = "C90") -> dict[str, bytes]:
    """The files of a course of one module, by their place in the zip."""
    settings = (COURSES / "digitall-debutant/course.toml").read_text("utf-8").replace('"C02"', f'"{code}"')
    files = {f"{slug}/course.toml": settings.encode()}
    for path in sorted((COURSES / MODULE).rglob("*")):
        if path.is_file() and not path.name.endswith((".en.md", ".en.yaml")):
            place = path.relative_to(COURSES / MODULE)
            files[f"{slug}/modules/01-creer-et-lire-un-e-mail/{place}"] = path.read_bytes()
    return files


def checked_here(root: Path, slug: str, beside: Iterable[Course] = ()) -> apart.Checked:
    """What the check in a process of its own would find, by this one."""
    return apart.told(apart.answer(root, slug, tuple(beside)))


def in_lesson(files: dict[str, bytes], old: str, new: str, slug: str = SLUG) -> dict[str, bytes]:
    """The same files with other words in the lesson."""
    return in_file(files, f"{slug}/modules/01-creer-et-lire-un-e-mail/lesson.md", old, new)


def in_file(files: dict[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """The same files with other words in one of them."""
    text = files[name].decode()
    assert old in text, f"nothing to change: {old!r}"
    return files | {name: text.replace(old, new, 1).encode()}


def zipped(files: Mapping[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, compression)
    return buffer.getvalue()


def with_member(name: str, content: bytes = b"x", mode: int = 0) -> bytes:
    """A good zip, and one more member of that name and Unix mode."""
    buffer = BytesIO(zipped(a_course()))
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        member = ZipInfo("placeholder")
        member.filename = name  # as it is, whatever ZipInfo would make of it
        member.external_attr = mode << 16
        archive.writestr(member, content)
    return buffer.getvalue()


def with_field(archive: bytes, name: str, offset: int, form: str, value: int) -> bytes:
    """The zip with a field of the list's entry of `name` overwritten."""
    at = archive.rindex(b"PK\1\2", 0, archive.rindex(name.encode()))
    changed = bytearray(archive)
    struct.pack_into(f"<{form}", changed, at + offset, value)
    return bytes(changed)


def nothing_left(folder: Path) -> bool:
    """Whether no file is on a shelf."""
    return not folder.exists() or not [path for path in folder.rglob("*") if path.is_file()]
