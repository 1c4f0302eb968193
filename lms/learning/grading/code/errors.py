"""Errors of Python, JavaScript and SQL, said in a sentence a beginner can act on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lms.i18n import lazy
from lms.learning.grading.code import javascript_errors, python_errors, sql_errors
from lms.sandbox.work import Error

Table = Mapping[str, Sequence[tuple[str, str]]]
"""By kind of error: what its message looks like, and what is said then; the first that fits."""

TABLES: Mapping[str, Table] = {
    "python": python_errors.SENTENCES,
    "javascript": javascript_errors.SENTENCES,
    "sql": sql_errors.SENTENCES,
    "html": {},
}
OTHERWISE = lazy("The program stopped on an error it calls “%(kind)s”: %(message)s")
CUT_SHORT = {
    "too_long": lazy("The program goes on without end. Look at your loops: what makes them stop?"),
    "too_much_memory": lazy("The program asks for too much memory. Look at what grows without end."),
    "too_much_output": lazy("The program prints without end. Look at your loops: what makes them stop?"),
    "forbidden": lazy(
        "The program asks for something that is not given here: a file, the network, another program."
    ),
    "stopped": lazy("The program ended before its last line. Take out what ends it, and try again."),
}
"""What is said of a program that was cut short, by the status of its outcome."""


@dataclass(frozen=True, slots=True)
class Said:
    """An error in words, and the line of the learner's own text it is about, where that is known."""

    sentence: str
    line: int | None


def said(error: Error, language: str) -> Said:
    """What to say of an error of `language`."""
    for pattern, sentence in (*TABLES[language].get(error.type, ()), *TABLES[language].get("", ())):
        if found := re.search(pattern, error.message):
            named = {name: value or "" for name, value in found.groupdict().items()}
            return Said(str(sentence) % named if named else str(sentence), error.line)
    return Said(str(OTHERWISE) % {"kind": error.type, "message": error.message[:200]}, error.line)


def cut_short(status: str) -> str:
    """What to say of a program that did not come to its end."""
    return str(CUT_SHORT[status])
