"""A zip that depends on nothing but what it holds, with a list of it: plain files in, bytes out."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lms.core.errors import Refused
from lms.core.spreadsheets import spreadsheet
from lms.i18n import _

MOST_BYTES = 200_000_000
MOST_FILES = 3000
_ALWAYS = (2000, 1, 1, 0, 0, 0)
"""One date for every entry: the same files give the same zip."""
_SQUEEZED = (".csv", ".json", ".txt")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the pack: its folder, its name, its bytes, what it is, the Qualiopi indicator it answers."""

    folder: str
    name: str
    content: bytes
    what: str
    indicator: str = ""

    @property
    def path(self) -> str:
        """Where it stands in the zip."""
        return f"{self.folder}/{self.name}"


def packed(files: Iterable[File]) -> bytes:
    """The zip of these files and its index.csv. Refused when there is too much."""
    held = sorted(files, key=lambda file: file.path)
    if len(held) > MOST_FILES or sum(len(file.content) for file in held) > MOST_BYTES:
        raise Refused(_("There is too much for one file. Ask for the sheets of shorter times instead."))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, "index.csv", _index(held))
        for file in held:
            _add(archive, file.path, file.content)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(path, _ALWAYS)
    entry.create_system = 3
    entry.external_attr = 0o640 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if path.endswith(_SQUEEZED) else zipfile.ZIP_STORED
    archive.writestr(entry, content, compresslevel=6)


def _index(files: Sequence[File]) -> bytes:
    rows = [
        {
            "dossier": file.folder,
            "fichier": file.name,
            "indicateur": file.indicator,
            "contenu": file.what,
            "octets": len(file.content),
            "sha256": sha256(file.content).hexdigest(),
        }
        for file in files
    ]
    return table(["dossier", "fichier", "indicateur", "contenu", "octets", "sha256"], rows)


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as a file that spreadsheets open."""
    return spreadsheet([columns, *([row[name] for name in columns] for row in rows)]).encode()
