"""What an author may write at the top of lesson.md of when a module is done, and of what it shows."""

from typing import Annotated

from pydantic import AfterValidator

from lms.catalogue.checking import Source
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
    """What a module asks for; nothing written is the usual: a mark, and its checklists where it has some."""

    mark: bool = True
    observed: bool | None = None


def conditions(
    written: ModuleCompletionSource,
    exercises: tuple[Exercise, ...],
    usually_observed: bool,
    located: Located,
    notes: Notebook,
) -> ModuleCompletion:
    """What the module asks for; notes a fault where that cannot be done, or is nothing at all."""
    watched = any(exercise.checklist for exercise in exercises)
    observed = usually_observed and watched if written.observed is None else written.observed
    if observed and not watched:
        line = located.line(("completion", "observed"))
        notes.fault(line, "Write an exercise with a “checklist:”, or take out “observed: true”.")
    if not written.mark and not observed:
        line = located.line(("completion",))
        notes.fault(line, "Ask for one thing at least: “mark: true”, or an exercise with a “checklist:”.")
    return ModuleCompletion(written.mark, observed)
