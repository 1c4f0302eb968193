"""Builds the static files once: joins, names by content, compresses; says the address of each."""

import gzip
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import brotli

IMMUTABLE: Final = r"\.[0-9a-f]{12}\.[a-z0-9]+$"  # what a name made of its content looks like
MANIFEST: Final = "manifest.json"
COMPRESSED: Final = {".css", ".js", ".svg", ".json", ".txt"}
FIRST: Final = ("tokens.css", "base.css")  # values, then elements, then components by name
LAST: Final = ("print.css",)

_COMMENT = re.compile(r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
_SPACE = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|(?:\s*;)+\s*(?P<end>\})\s*|\s*(?P<mark>[{};,>])\s*|(?P<colon>:)\s+|\s+""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which built file stands for each name, and what source it was built from."""

    stamp: str
    files: Mapping[str, str]
    prefix: str = "/static/"

    def address(self, name: str) -> str:
        """The address of a static file, e.g. /static/app.3f0c….css; a name that is unknown is a mistake."""
        try:
            return self.prefix + self.files[name]
        except KeyError:
            raise LookupError(f"No static file is called {name!r}.") from None


def build(source: Path, target: Path) -> Manifest:
    """Build `source` (css/, js/app/ and loose files) into `target`; at once when nothing has changed."""
    stamp = stamp_of(source)
    before = read_manifest(target)
    if before and before.stamp == stamp and all((target / file).is_file() for file in before.files.values()):
        return before
    target.mkdir(parents=True, exist_ok=True)
    files = {name: write_named(target, name, content) for name, content in contents(source)}
    manifest = Manifest(stamp=stamp, files=files)
    write_whole(target / MANIFEST, json.dumps({"stamp": stamp, "files": files}, indent=1).encode())
    if before:
        remove(target, set(before.files.values()) - set(files.values()))
    return manifest


def stamp_of(source: Path) -> str:
    """A digest of every source file, name and content, and of this builder."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in source_files(source):
        content = path.read_bytes()
        digest.update(f"\n{path.relative_to(source).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def source_files(source: Path) -> list[Path]:
    """Every file under `source`, in an order that does not depend on the disk."""
    return sorted(path for path in source.rglob("*") if path.is_file())


def read_manifest(target: Path) -> Manifest | None:
    """The manifest of an earlier build, or nothing when there is none that can be read."""
    try:
        earlier = json.loads((target / MANIFEST).read_text())
        return Manifest(stamp=earlier["stamp"], files=dict(earlier["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def contents(source: Path) -> Iterator[tuple[str, bytes]]:
    """The files to publish: app.css from css/, app.js from js/app/, and every other file as it is."""
    styles, scripts = source / "css", source / "js" / "app"
    yield "app.css", minify("\n".join(p.read_text() for p in in_order(styles.glob("*.css")))).encode()
    yield "app.js", join_modules(p.read_text() for p in sorted(scripts.glob("*.js"))).encode()
    for path in source_files(source):
        if path.parent not in (styles, scripts):
            yield path.relative_to(source).as_posix(), path.read_bytes()


def in_order(paths: Iterator[Path]) -> list[Path]:
    """Style sheets in the order of the cascade: values, elements, components by name, print."""

    def rank(path: Path) -> tuple[int, str]:
        if path.name in FIRST:
            return FIRST.index(path.name), ""
        return len(FIRST) + (path.name in LAST), path.name

    return sorted(paths, key=rank)


def minify(css: str) -> str:
    """CSS without comments and needless white space; strings are left as they are."""
    uncommented = _COMMENT.sub(lambda found: found["string"] or " ", css)
    return _SPACE.sub(
        lambda found: found["string"] or found["end"] or found["mark"] or found["colon"] or " ", uncommented
    ).strip()


def join_modules(modules: Iterator[str]) -> str:
    """Modules that import nothing, as one: each keeps its names to itself in a block of its own."""
    return "\n".join("{\n" + module.strip() + "\n}" for module in modules) + "\n"


def write_named(target: Path, name: str, content: bytes) -> str:
    """Write a file under a name made of its content, with its compressed variants; returns that name."""
    stem, dot, suffix = name.rpartition(".")
    named = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
    (target / named).parent.mkdir(parents=True, exist_ok=True)
    if Path(name).suffix in COMPRESSED:
        write_whole(target / f"{named}.br", brotli.compress(content, quality=11))
        write_whole(target / f"{named}.gz", gzip.compress(content, 9, mtime=0))
    write_whole(target / named, content)
    return named


def write_whole(path: Path, content: bytes) -> None:
    """Write so that another process sees the whole file or none (two may build at once)."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def remove(target: Path, files: set[str]) -> None:
    """Take away what an earlier build published and this one does not."""
    for file in files:
        for variant in (file, f"{file}.br", f"{file}.gz"):
            (target / variant).unlink(missing_ok=True)
