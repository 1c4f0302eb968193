"""Lays the words of scenario.en.yaml over scenario.yaml: what is not written again stays. Pure."""

from typing import Any

from lms.catalogue.faults import Notebook
from lms.catalogue.yaml_lines import Located, Path


def laid_over(french: Any, words: Located, notes: Notebook) -> Located:
    """The scenario in another language, with the line of each part in its translation."""
    lines: dict[Path, int] = {}
    return Located(_laid(french, words.value, (), (), words, lines, notes), lines)


def _laid(
    french: Any, given: Any, path: Path, place: Path, words: Located, lines: dict[Path, int], notes: Notebook
) -> Any:
    """`french` with what is `given` at `path` of the translation; the result stands at `place`."""
    lines[place] = words.line(path)
    if given is None:
        given = {} if isinstance(french, dict) else []
    elif not isinstance(given, dict | list) or "when" in place or not isinstance(french, dict | list):
        return given

    def part(name: str | int, value: Any, known: Any, step: Path) -> Any:
        return _laid(value, known, step, (*place, name), words, lines, notes)

    if isinstance(french, dict):
        known = given if isinstance(given, dict) else {}
        for name in known.keys() - french.keys():
            sentence = "Take out “%(name)s”: scenario.yaml does not have it here."
            notes.fault(words.line((*path, name)), sentence, name=name)
        return {
            name: part(name, value, known[name], (*path, name))
            if name in known
            else _kept(value, (*place, name), path, words, lines)
            for name, value in french.items()
        }
    if not all(isinstance(one, dict) and "id" in one for one in french):
        return given or french
    ids = [one.get("id") if isinstance(one, dict) else None for one in given]
    for number, one in enumerate(ids):
        if one not in [each["id"] for each in french]:
            sentence = "Change this id: scenario.yaml has no “%(id)s” here."
            notes.fault(words.line((*path, number)), sentence, id=one)
    return [
        part(number, one, given[ids.index(one["id"])], (*path, ids.index(one["id"])))
        if one["id"] in ids
        else _kept(one, (*place, number), path, words, lines)
        for number, one in enumerate(french)
    ]


def _kept(value: Any, place: Path, path: Path, words: Located, lines: dict[Path, int]) -> Any:
    """A part that is the same in both languages."""
    lines[place] = words.line(path)
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in steps:
        _kept(one, (*place, name), path, words, lines)
    return value
