"""Checks what an author writes under `when:`: predicates over the state and over what was done."""

from typing import Any

from lms.catalogue.faults import Notebook
from lms.catalogue.yaml_lines import Located, Path

PREDICATES = {
    "all": set[str](),
    "any": set[str](),
    "not": set[str](),
    "in": {"where", "count"},
    "at": {"is"},
    "did": {"count"},
    "never": set[str](),
}
"""Each predicate, and what may stand beside it."""
TESTS = ("has", "exact", "any", "like", "ends", "least", "most", "words", "lines", "digit", "not")
"""What can be asked of a value, besides being the same."""
_ONE_OF = "Write one of %(words)s here."


def check_when(located: Located, path: Path, notes: Notebook) -> None:
    """Note what is not right in the predicate at `path`."""
    written = located.at(path)
    name = next((one for one in PREDICATES if isinstance(written, dict) and one in written), None)
    if name is None:
        notes.fault(located.line(path), _ONE_OF, words=", ".join(f"“{one}:”" for one in PREDICATES))
        return
    for other in sorted(set(written) - {name} - PREDICATES[name]):
        notes.fault(located.line((*path, other)), "Take out “%(name)s”: it is not known here.", name=other)
    if name in ("all", "any"):
        for part in _list(located, (*path, name), notes):
            check_when(located, part, notes)
    elif name == "not":
        check_when(located, (*path, name), notes)
    elif name in ("did", "never"):
        patterns = (
            _list(located, (*path, name), notes) if isinstance(written[name], list) else [(*path, name)]
        )
        for pattern in patterns:
            _check_pattern(located, pattern, notes)
    else:
        _check_place(located, (*path, name), notes)
    for beside in PREDICATES[name] & set(written):
        check = _check_where if beside == "where" else _check_wanted
        check(located, (*path, beside), notes)
    if name == "at" and "is" not in written:
        notes.fault(located.line(path), "Add “is:” beside “at:”.")


def _list(located: Located, path: Path, notes: Notebook) -> list[Path]:
    if not isinstance(located.at(path), list) or not located.at(path):
        notes.fault(
            located.line(path),
            "Write “%(name)s” as a list: one line a part, each beginning with a dash.",
            name=path[-1],
        )
        return []
    return [(*path, number) for number in range(len(located.at(path)))]


def _check_place(located: Located, path: Path, notes: Notebook) -> None:
    if not isinstance(located.at(path), str):
        notes.fault(located.line(path), "Write where in the state, with points: messages, or files.$cv.name.")


def _check_pattern(located: Located, path: Path, notes: Notebook) -> None:
    written = located.at(path)
    if not isinstance(written, dict) or not written.get("do"):
        notes.fault(located.line(path), "Write what is done: {do: mail.send}.")
        return
    _check_where(located, path, notes)


def _check_where(located: Located, path: Path, notes: Notebook) -> None:
    written = located.at(path)
    if not isinstance(written, dict):
        notes.fault(
            located.line(path),
            "Write “%(name)s” as several lines, each with a name and a colon.",
            name=path[-1],
        )
        return
    for name in written:
        _check_wanted(located, (*path, name), notes)


def _check_wanted(located: Located, path: Path, notes: Notebook) -> None:
    """A value to be the same as, a list of which one is enough, or tests."""
    wanted: Any = located.at(path)
    parts = enumerate(wanted) if isinstance(wanted, list) else ()
    for number, _part in parts:
        _check_wanted(located, (*path, number), notes)
    if not isinstance(wanted, dict):
        return
    for test in wanted:
        if test not in TESTS:
            words = ", ".join(f"“{one}:”" for one in TESTS)
            notes.fault(located.line((*path, test)), _ONE_OF, words=words)
        elif test in ("least", "most"):
            _check_number(located, (*path, test), notes)
        elif test in ("not", "words", "lines"):
            _check_wanted(located, (*path, test), notes)


def _check_number(located: Located, path: Path, notes: Notebook) -> None:
    if isinstance(located.at(path), bool) or not isinstance(located.at(path), int | float):
        notes.fault(located.line(path), "Write “%(name)s” as a number.", name=path[-1])
