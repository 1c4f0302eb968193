"""Reads the checks of an office document from exercise.yaml, and looks whether its starter file is there."""

import json
from difflib import get_close_matches

from lms.catalogue.checking import check
from lms.catalogue.faults import Notebook
from lms.catalogue.folder import Folder
from lms.catalogue.office_checks import CHECKS
from lms.catalogue.practice import OfficeCheck
from lms.catalogue.sheet_checks import ValueSource
from lms.catalogue.yaml_lines import Located
from lms.i18n.typography import set_text
from lms.sandbox.reckoning.formulas import NotAFormula, read_formula


def read_checks(kind: str, located: Located, notes: Notebook) -> tuple[OfficeCheck, ...]:
    """The checks of an exercise of that kind; an unknown one is a fault, told by its line."""
    written = located.value.get("checks", ())
    found = (_check(kind, located, number, notes) for number in range(len(written)))
    return tuple(one for one in found if one is not None)


def _check(kind: str, located: Located, number: int, notes: Notebook) -> OfficeCheck | None:
    path, written, known = ("checks", number), located.value["checks"][number], CHECKS[kind]
    name = written.get("check") if isinstance(written, dict) else None
    if name not in known:
        near = get_close_matches(str(name), known, n=1)
        sentence = "“%(name)s” is no check of this kind. Did you mean “%(near)s”?"
        if not near:
            sentence, near = "Write “check:” and one of %(near)s.", [", ".join(known)]
        notes.fault(located.line(path), sentence, name=name, near=near[0])
        return None
    source = check(known[name], located, path, notes)
    if source is None:
        return None
    if isinstance(source, ValueSource) and source.equals.startswith("="):
        try:
            read_formula(source.equals)
        except NotAFormula:
            sentence = "Write the formula as in the file: =SUM(A1:A3), with English names and commas."
            notes.fault(located.line((*path, "equals")), sentence)
            return None
    plain = source.model_dump(mode="json", exclude={"check", "says"})
    return OfficeCheck(source.check, json.dumps(plain, ensure_ascii=False), set_text(source.says, "fr"))


def read_starter(folder: Folder, name: str, located: Located, notes: Notebook) -> str:
    """The name of the file one begins with; a fault when it is not there."""
    if name and not (folder.path / name).is_file():
        notes.fault(located.line(("starter",)), "Put “%(name)s” beside this file.", name=name)
        return ""
    return name
