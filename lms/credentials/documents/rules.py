"""What stands before the documents of the end of a training: a pure function of values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands between a person and the documents of the end; false when nothing does."""

    evenings: int = 0
    nothing_attended: bool = False

    def __bool__(self) -> bool:
        return bool(self.evenings or self.nothing_attended)


def what_stands_before(minutes: int, evenings_to_come: int, left: bool) -> Ending:
    """What is awaited, of somebody who attended `minutes`.

    Whoever left the group has ended; for the others its last evening must be over. Whether they passed does
    not matter here: these documents tell what was done.
    """
    return Ending(evenings=0 if left else evenings_to_come, nothing_attended=minutes == 0)
