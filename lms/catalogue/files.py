"""The files of a course, each read from the disk once however often it is asked for."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG


@dataclass
class Files:
    """What was read so far. A link is no file: it could lead out of the course."""

    contents: dict[Path, bytes | None] = field(default_factory=dict)
    reads: int = 0
    drawings: dict[Path, str] = field(default_factory=dict)  # made harmless, the name still to be filled in

    def content(self, path: Path) -> bytes | None:
        """The bytes of a file, or none where there is no file."""
        if path not in self.contents:
            self.contents[path] = self._read(path)
        return self.contents[path]

    def _read(self, path: Path) -> bytes | None:
        try:
            if not S_ISREG(os.lstat(path).st_mode):
                return None
        except OSError:
            return None
        self.reads += 1
        return path.read_bytes()
