"""Reads an exercise in another language: statement.en.md and exercise.en.yaml beside the French files."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from lms.catalogue.checking import Source, Text, check
from lms.catalogue.exercise_file import CriterionSource, Practice, read_hints, read_statement
from lms.catalogue.folder import Folder, read_yaml_file
from lms.catalogue.practice import Criterion, Exercise
from lms.catalogue.simulators.scenario_file import read_translated_simulation
from lms.i18n.typography import set_text


class TranslatedExerciseSource(Source):
    """A whole exercise.en.yaml: the words of exercise.yaml in another language."""

    title: Text
    hints: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    checklist: Annotated[tuple[CriterionSource, ...], Field(max_length=8)] = ()


def read_translated_exercises(module: Folder, exercises: Sequence[Exercise], *, whole: bool) -> Practice:
    """The exercises translated to the language of the folder; one that is not whole stays in French.

    Where the `whole` module is being translated, each exercise without a translation is told.
    """
    practice = Practice()
    read = [_exercise(module, exercise, practice, whole) for exercise in exercises]
    practice.exercises = tuple(exercise for exercise in read if exercise is not None)
    return practice


def _exercise(module: Folder, french: Exercise, practice: Practice, whole: bool) -> Exercise | None:
    folder = module.inside(f"exercises/{french.number:02d}-{french.slug}")
    settings, statement = f"exercise.{folder.language}.yaml", f"statement.{folder.language}.md"
    absent = [name for name in (settings, statement) if not (folder.path / name).is_file()]
    begun = len(absent) < 2 or (folder.path / f"scenario.{folder.language}.yaml").is_file()
    for name in absent if whole or begun else ():
        folder.notes(name).advise(1, "Write this file too: until then, this part is shown in French.")
    if absent:
        return None
    notes, located = folder.notes(settings), read_yaml_file(folder, settings, "the words of the exercise")
    source = located and check(TranslatedExerciseSource, located, (), notes)
    if not located or not source:
        return None
    if len(source.hints) != len(french.hints):
        sentence = "Write the %(n)s hints of exercise.yaml; here are %(here)s."
        notes.fault(located.line(("hints",)), sentence, n=len(french.hints), here=len(source.hints))
    ids = [criterion.id for criterion in french.checklist]
    if [criterion.id for criterion in source.checklist] != ids:
        sentence = "Write the ids of “checklist” as in exercise.yaml: %(ids)s."
        notes.fault(located.line(("checklist",)), sentence, ids=", ".join(ids) or "–")
    return replace(
        french,
        language=folder.language,
        title=set_text(source.title, folder.language),
        statement_html=read_statement(folder, practice, statement),
        hints=read_hints(folder, notes, located, practice, settings),
        checklist=tuple(Criterion(c.id, set_text(c.text, folder.language)) for c in source.checklist),
        simulation=read_translated_simulation(folder, french.kind, french.simulation),
    )
