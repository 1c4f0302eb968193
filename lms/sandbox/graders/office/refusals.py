"""Why a file cannot be looked at: a short code, told to the parent, which has the sentence. Runs in the child."""


class Unreadable(Exception):  # noqa: N818  # reads as what the file is
    """The file is not looked at further. `code` is a key of the parent's sentences; `place` a cell, a sheet."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.place = place
