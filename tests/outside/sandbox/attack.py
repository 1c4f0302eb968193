"""What an attack is: a program that prints GOT when it came through."""

from dataclasses import dataclass

HERE = "{folder}"
"""In an attack: a folder where anybody may write, watched by the suite."""


@dataclass(frozen=True, slots=True)
class Attack:
    """A program, for which grader, and how it may end."""

    name: str
    source: str
    ends: tuple[str, ...] = ("done",)  # the statuses that are right
    grader: str = "python"
    bites: bool = True  # without the seal it prints GOT; else limits alone hold it
    call: str = ""  # asked of it, when it is not only run
    schema: str = ""
