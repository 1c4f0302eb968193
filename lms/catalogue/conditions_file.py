"""What an author may write at the top of lesson.md of when a module is done, and of what it shows."""

from typing import Annotated

from pydantic import AfterValidator, Field

from lms.catalogue.checking import Source
from lms.catalogue.course_terms import Completion
from lms.catalogue.digcomp import DIGCOMP
from lms.catalogue.faults import Notebook
from lms.catalogue.practice import Exercise
from lms.catalogue.values import ModuleCompletion
from lms.catalogue.yaml_lines import Located


def _known(code: str) -> str:
    if code not in DIGCOMP.codes:
        raise ValueError(
            f"Write a competence of DigComp {DIGCOMP.version}, from 1.1 to 5.4: “{code}” is none."
        )
    return code


Competence = Annotated[str, AfterValidator(_known)]


class ModuleCompletionSource(Source):
    """What a module asks for; nothing written is the usual: a mark, its checklists where it has some, and
    as many exercises as its course says."""

    mark: bool = True
    observed: bool | None = None
    exercises: Annotated[int, Field(ge=0, le=40)] | None = None


def conditions(
    written: ModuleCompletionSource,
    exercises: tuple[Exercise, ...],
    usual: Completion,
    located: Located,
    notes: Notebook,
) -> ModuleCompletion:
    """What the module asks for; notes a fault where that cannot be done, or is nothing at all."""
    watched = any(exercise.checklist for exercise in exercises)
    observed = usual.observed and watched if written.observed is None else written.observed
    graded = sum(exercise.graded for exercise in exercises)
    if observed and not watched:
        line = located.line(("completion", "observed"))
        notes.fault(line, "Write an exercise with a “checklist:”, or take out “observed: true”.")
    if written.exercises is not None and written.exercises > graded:
        line = located.line(("completion", "exercises"))
        notes.fault(line, "Ask for %(n)s exercises at most: the machine grades no more here.", n=graded)
    asked = min(usual.exercises, graded) if written.exercises is None else written.exercises
    if not written.mark and not observed and not asked:
        line = located.line(("completion",))
        notes.fault(line, "Ask for one thing at least: “mark: true”, or an exercise with a “checklist:”.")
    return ModuleCompletion(written.mark, observed, asked)
