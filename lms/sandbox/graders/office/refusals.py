"""Why a file cannot be looked at: a short code; the parent has the sentence. Runs in the child."""


class Unreadable(Exception):  # reads as what the file is
    """Looked at no further. `code` is a key of the parent's sentences; `place` a cell."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.place = place
