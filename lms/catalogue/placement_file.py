"""Reads _placement/placement.yaml: the items of the placement test, each with its difficulty."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from lms.catalogue import rules
from lms.catalogue.checking import Identifier, Source, check
from lms.catalogue.faults import Findings, Notebook
from lms.catalogue.folder import Folder
from lms.catalogue.questions_file import Bank, read_question
from lms.catalogue.values import PlacementBank, PlacementItem
from lms.catalogue.yaml_lines import Located, NotYaml, read_yaml
from lms.catalogue.yaml_lines import Path as Place

FOLDER, FILE = "_placement", "placement.yaml"
LEVELS = ("C01", "C02", "C03", "C04")
EASIEST, HARDEST = -3.5, 3.5
SMALLEST_BANK = 48
SMALLEST_SHARE = 5
"""Practical items, and others, that each level needs: the test asks half of each."""


class PlacementSource(Source):
    """A whole placement.yaml, before each item is looked at."""

    cuts: Annotated[tuple[float, ...], Field(min_length=3, max_length=3)]
    items: Annotated[list[Any], Field(min_length=1)]


class ItemSource(Source):
    """An item, before its question is looked at."""

    level: Literal["C01", "C02", "C03", "C04"]
    difficulty: Annotated[float, Field(ge=EASIEST, le=HARDEST)]
    discrimination: Annotated[float, Field(ge=0.3, le=3)]
    practical: bool
    domain: Identifier
    question: dict[str, Any]


def read_placement(root: Path, findings: Findings) -> PlacementBank | None:
    """The placement test of a folder of courses; none where there is no such folder, or it has faults."""
    if not (root / FOLDER).is_dir():
        return None
    folder = Folder(root / FOLDER, root, "fr", findings)
    notes, text = folder.notes(FILE), folder.read(FILE, "the items of the placement test")
    try:
        located = read_yaml(text) if text is not None else None
    except NotYaml as error:
        notes.fault(error.line, error.sentence)
        return None
    source = located and check(PlacementSource, located, (), notes)
    if not located or not source:
        return None
    if any(before >= after for before, after in pairwise(source.cuts)):
        notes.fault(located.line(("cuts",)), "Write the cuts from the lowest to the highest.")
        return None
    bank = Bank(0, (), {})
    items = tuple(_items(folder, located, source, bank))
    _look_over(notes, items, bank)
    return PlacementBank(LEVELS, source.cuts, items, _version(source.cuts, items))


def _items(folder: Folder, located: Located, source: PlacementSource, bank: Bank) -> Iterator[PlacementItem]:
    for number in range(len(source.items)):
        path: Place = ("items", number)
        item = check(ItemSource, located, path, folder.notes(FILE))
        if item is None:
            continue
        _complete(located.at((*path, "question")))
        question = read_question(folder, FILE, located, (*path, "question"), bank)
        _in_its_band(folder.notes(FILE), located.line((*path, "difficulty")), item, source.cuts)
        if question is not None:
            known = item.model_dump(exclude={"question"})
            yield PlacementItem(**known, question=question)


def _complete(question: dict[str, Any]) -> None:
    """Nobody is told how they answered: the explanation, for the trainer, stands where feedback would."""
    told = question.get("explanation")
    if not isinstance(told, str):
        return
    if question.get("kind") == "true-false":
        question.setdefault("if_true", told)
        question.setdefault("if_false", told)
    for parts in ("options", "spots"):
        listed = question.get(parts)
        for part in listed if isinstance(listed, list) else ():
            if isinstance(part, dict):
                part.setdefault("feedback", told)


def _in_its_band(notes: Notebook, line: int, item: ItemSource, cuts: Sequence[float]) -> None:
    level = LEVELS.index(item.level)
    least, most = [EASIEST, *cuts, HARDEST][level : level + 2]
    if not least <= item.difficulty <= most:
        notes.fault(
            line,
            "Write a difficulty from %(least)s to %(most)s for the level %(level)s, or change the level.",
            least=least,
            most=most,
            level=item.level,
        )


def _look_over(notes: Notebook, items: Sequence[PlacementItem], bank: Bank) -> None:
    """What the whole bank needs, and sentences that are too long for those it is for."""
    if len(items) < SMALLEST_BANK:
        notes.fault(
            1, "Write more items: %(n)s, at least %(least)s are needed.", n=len(items), least=SMALLEST_BANK
        )
    counted = Counter((item.level, item.practical) for item in items)
    for level in LEVELS:
        for practical, name in ((True, "practical"), (False, "other")):
            if counted[level, practical] < SMALLEST_SHARE:
                notes.fault(
                    1,
                    "Write at least %(least)s %(name)s items of level %(level)s: there are %(n)s.",
                    least=SMALLEST_SHARE,
                    name=name,
                    level=level,
                    n=counted[level, practical],
                )
    for line, text in bank.sentences:
        for sentence in rules.long_sentences(text):
            notes.advise(
                line,
                "Cut this sentence: it has %(n)s words, %(most)s is enough: “%(sentence)s”",
                n=rules.words(sentence),
                most=rules.LONGEST_SENTENCE,
                sentence=sentence,
            )


def _version(cuts: Sequence[float], items: Sequence[PlacementItem]) -> str:
    """A short fingerprint of what is asked, the same on every machine."""
    parts = [cuts, [(item.question.kind, asdict(item)) for item in items]]
    return sha256(json.dumps(parts, default=sorted, sort_keys=True).encode()).hexdigest()[:16]
