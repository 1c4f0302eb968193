"""A zip from somebody we need not trust: a course is taken out of it, or a sentence says why not."""

import random
import stat
import struct
import tracemalloc
import warnings
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lms.authoring import archive
from lms.authoring.archive import MOST_BYTES, MOST_FILES, Package, unpack
from lms.core.errors import Refused
from lms.i18n import words
from tests.authoring.parcels import SLUG, a_course, with_field, with_member, zipped


@pytest.fixture(autouse=True)
def in_english() -> None:
    """Sentences as they are written in the code."""
    words.use("en")


LESSON = f"{SLUG}/modules/01-creer-et-lire-un-e-mail/lesson.md"


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        unpack(content)
    return caught.value.sentence


def twice(first: str, second: str) -> bytes:
    """A good zip with two more members."""
    buffer = BytesIO(zipped(a_course()))
    with warnings.catch_warnings(), ZipFile(buffer, "a") as opened:
        warnings.simplefilter("ignore")
        opened.writestr(first, "a")
        opened.writestr(second, "b")
    return buffer.getvalue()


def test_a_course_is_taken_out_whole() -> None:
    files = a_course()

    package = unpack(zipped(files))

    assert package.slug == SLUG
    assert {f"{SLUG}/{path}": content for path, content in package.files.items()} == files


def test_folders_and_what_computers_leave_are_no_matter() -> None:
    extra = {
        f"{SLUG}/": b"",
        f"{SLUG}/modules/": b"",
        f"{SLUG}/.DS_Store": b"\0\1",
        f"__MACOSX/{SLUG}/._course.toml": b"\0\1",
    }

    assert unpack(zipped(extra | a_course())).files == unpack(zipped(a_course())).files


def test_the_same_files_make_the_same_zip_of_our_own() -> None:
    files = a_course()
    other_way_round = dict(reversed(files.items()))

    first, second = unpack(zipped(files)), unpack(zipped(other_way_round, ZIP_STORED))

    assert first.packed() == second.packed()
    assert unpack(first.packed()) == Package(first.slug, dict(sorted(first.files.items())))


@pytest.mark.parametrize("content", [b"", b"x", b"PK\3\4", b"%PDF-1.7\n", b"PK\5\6", b"\0" * 4096])
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    assert "zip" in refusal(content)


def test_an_empty_zip_is_refused() -> None:
    assert "course.toml" in refusal(zipped({}))


@pytest.mark.parametrize(
    "name",
    [
        "../evil.md",
        f"{SLUG}/../../evil.md",
        "/etc/evil.md",
        "C:/evil.md",
        "C:evil.md",
        f"{SLUG}\\evil.md",
        f"{SLUG}/..\\..\\evil.md",
        f"{SLUG}//evil.md",
        f"{SLUG}/./evil.md",
        f"{SLUG}/.git/config.toml",
        f"{SLUG}/evil.md\0.svg",
        f"{SLUG}/a\u202egvs.md",
        f"{SLUG}/le\u0301on.md",
        f"{SLUG}/leçon.md",
        f"{SLUG}/ space.md",
        f"{SLUG}/{'a' * 90}.md",
        f"{SLUG}/{'a/' * 30}a.md",
        f"{'a' * 60000}.md",
    ],
)
def test_a_name_that_leads_elsewhere_or_shows_badly_is_refused(name: str) -> None:
    sentence = refusal(with_member(name))

    assert sentence
    assert len(sentence) < 300
    assert sentence.isprintable()


@pytest.mark.parametrize(
    "name",
    [
        "run.py",
        "modules/01-a/run.py",
        "modules/01-a/lesson.html",
        "modules/01-a/page.htm",
        "setup.sh",
        "photo.png",
        "course.exe",
        "inner.zip",
        "modules/01-a/exercises/01-b/run.sh",
        "noname",
        "lesson.md.exe",
    ],
)
def test_only_files_of_courses_come_in(name: str) -> None:
    assert f"{SLUG}/{name}" in refusal(with_member(f"{SLUG}/{name}"))


@pytest.mark.parametrize("end", ["py", "js", "sql", "html"])
def test_code_stands_in_exercises(end: str) -> None:
    name = f"modules/01-creer/exercises/01-bonjour/starter.{end}"

    assert name in {str(path) for path in unpack(with_member(f"{SLUG}/{name}")).files}


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFDIR]
)
def test_links_devices_and_their_like_are_refused(kind: int) -> None:
    assert "link" in refusal(with_member(f"{SLUG}/linked.md", b"/etc/passwd", kind | 0o777))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{SLUG}/again.md", f"{SLUG}/again.md"),
        (f"{SLUG}/again.md", f"{SLUG}/AGAIN.md"),
        (f"{SLUG}/again.md", f"{SLUG}/again.md/x.md"),
        (f"{SLUG}/again/x.md", f"{SLUG}/Again/y.md"),
    ],
)
def test_names_that_are_the_same_on_some_computer_are_refused(first: str, second: str) -> None:
    assert "twice" in refusal(twice(first, second))


@pytest.mark.parametrize(
    "names",
    [["a.md", "b.md"], ["other/course.toml", "a/course.toml"], ["Grand/course.toml"], ["course.toml"]],
)
def test_a_package_is_one_course_folder(names: list[str]) -> None:
    assert "course.toml" in refusal(zipped(dict.fromkeys(names, b"x")))


def test_a_hundred_thousand_files_are_refused_before_they_are_listed() -> None:
    entry = b"PK\1\2" + b"\0" * 42
    listed = entry * 100_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listed), 0, 0)

    assert str(MOST_FILES) in refusal(listed + end)


def test_a_list_longer_than_it_says_is_refused() -> None:
    files = {f"{SLUG}/{number}.md": b"" for number in range(MOST_FILES + 1)}
    content = bytearray(zipped(files))
    struct.pack_into("<2H", content, len(content) - 14, 3, 3)

    assert refusal(bytes(content))


@pytest.mark.parametrize("compression", [ZIP_BZIP2, ZIP_LZMA])
def test_only_the_usual_compression_is_read(compression: int) -> None:
    assert "zip" in refusal(zipped(a_course(), compression))


def test_a_locked_zip_is_refused() -> None:
    assert "password" in refusal(with_field(zipped(a_course()), LESSON, 8, "H", 1))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(a_course() | {f"{SLUG}/{n}.md": b"\0" * 255 * 1024 for n in range(40)})
    assert len(bomb) < MOST_BYTES / 50
    tracemalloc.start()
    try:
        sentence = refusal(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert "MB" in sentence
    assert peak < 2 * 1024 * 1024


def test_one_large_file_is_refused() -> None:
    assert "kB" in refusal(zipped(a_course() | {f"{SLUG}/large.md": b"\0" * 300 * 1024}))


def test_a_bomb_that_says_it_is_small_gives_no_more_than_it_says() -> None:
    name = f"{SLUG}/zeros.md"
    bomb = zipped(a_course() | {name: b"\0" * 50 * 1024 * 1024})
    assert len(bomb) < 200 * 1024
    lying = with_field(bomb, name, 24, "L", 10)
    tracemalloc.start()
    try:
        refusal(lying)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 4 * 1024 * 1024


def test_a_file_shorter_than_it_says_is_refused() -> None:
    assert "zip" in refusal(with_field(zipped(a_course()), LESSON, 24, "L", 200 * 1024))


def test_files_that_share_their_bytes_are_refused() -> None:
    files = a_course() | {f"{SLUG}/one.md": b"same", f"{SLUG}/two.md": b"same"}
    content = zipped(files, ZIP_STORED)
    with ZipFile(BytesIO(content)) as opened:
        first = opened.getinfo(f"{SLUG}/one.md").header_offset

    assert "zip" in refusal(with_field(content, f"{SLUG}/two.md", 42, "L", first))


def test_a_zip_behind_something_else_is_refused() -> None:
    assert "zip" in refusal(b"#!/bin/sh\n" + zipped(a_course()))
    assert "zip" in refusal(zipped(a_course()) + b"more")


@given(st.binary(max_size=2000))
@example(b"PK\5\6" + b"\xff" * 18)
def test_any_bytes_are_refused_and_nothing_breaks(content: bytes) -> None:
    refusal(content)


@given(st.integers(0, 2**32), st.integers(1, 12))
def test_a_damaged_zip_is_read_or_refused(seed: int, wounds: int) -> None:
    chance, content = random.Random(seed), bytearray(GOOD)
    for _ in range(wounds):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        package = unpack(bytes(content))
    except Refused:
        return
    assert sum(map(len, package.files.values())) <= archive.MOST_BYTES
    assert all(".." not in path.parts and not path.is_absolute() for path in package.files)


GOOD = zipped(a_course())
