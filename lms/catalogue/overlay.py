"""Lays the words of a translation over what was written in French; what is not words stays as it is. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lms.catalogue.yaml_lines import Located, Path

KEPT = frozenset({"id", "kind", "file", "category", "tags"})
"""Names of what is text and still the same in every language."""

Fault = Callable[..., None]  # (line, message, **values)


@dataclass
class Overlay:
    """One translated question in the making: its value, the line of each part, what is not translated yet."""

    written: Located  # the file of the translation
    fault: Fault
    lines: dict[Path, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def laid(self, french: Any, words: Any, path: Path, place: Path) -> Any:
        """`french` with the `words` found at `path` of the translation; the result stands at `place`."""
        self.lines[place] = self.written.line(path)
        if isinstance(french, dict):
            return self._mapping(french, words, path, place)
        if isinstance(french, list):
            return self._list(french, words, path, place)
        name = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
        if words is None:
            if is_words(name, french):
                self.missing.append(name)
            return french
        if is_words(name, french) or words == french:
            return words
        self.fault(
            self.written.line(path), "Take out “%(name)s”: it is the same in every language.", name=name
        )
        return french

    def _mapping(self, french: dict[str, Any], words: Any, path: Path, place: Path) -> dict[str, Any]:
        if words is not None and not isinstance(words, dict):
            self.fault(self.written.line(path), "Write this part as it is in questions.yaml, translated.")
        given = words if isinstance(words, dict) else {}
        for name in given.keys() - french.keys():
            sentence = "Take out “%(name)s”: questions.yaml does not have it here."
            self.fault(self.written.line((*path, name)), sentence, name=name)
        return {
            name: self.laid(part, given.get(name), (*path, name), (*place, name))
            for name, part in french.items()
        }

    def _list(self, french: list[Any], words: Any, path: Path, place: Path) -> list[Any]:
        given = words if isinstance(words, list) else []
        if not any(isinstance(part, dict) for part in french):
            return self._words_of_a_list(french, given, place)
        if all(isinstance(part, dict) and "id" in part for part in french):
            numbers = self._numbers_by_id(french, given, path)
        else:
            numbers = dict(enumerate(range(len(given))))
            if len(given) > len(french):
                self.fault(self.written.line(path), "Write %(n)s parts, as in questions.yaml.", n=len(french))
        return [
            self.laid(
                part,
                given[numbers[number]] if number in numbers else None,
                (*path, numbers[number]) if number in numbers else path,
                (*place, number),
            )
            for number, part in enumerate(french)
        ]

    def _words_of_a_list(self, french: list[Any], given: list[Any], place: Path) -> list[Any]:
        name = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
        if given and name not in KEPT:
            return given
        if any(is_words(name, part) for part in french):
            self.missing.append(name)
        return french

    def _numbers_by_id(self, french: list[Any], given: list[Any], path: Path) -> dict[int, int]:
        """Where the translation of each part stands, by the place of the part."""
        ids = [part["id"] for part in french]
        found: dict[int, int] = {}
        for number, part in enumerate(given):
            name = part.get("id") if isinstance(part, dict) else None
            if name not in ids:
                sentence = "Change this id: questions.yaml has no “%(name)s” here."
                self.fault(self.written.line((*path, number)), sentence, name=name)
            else:
                found[ids.index(name)] = number
        return found


def is_words(name: str, value: Any) -> bool:
    """Whether a value is something people read: text that holds a letter, under a name that means words."""
    return isinstance(value, str) and name not in KEPT and any(sign.isalpha() for sign in value)
