"""The kinds of work the machine grades: one file each, and one template of the same name.

A kind is written so:

- its file here holds a class that has what `Kind` (below) asks for, and is listed in ALL;
- `templates/practice/kinds/<template>.html` holds three macros: `ask(exercise, ready, text)` (what goes into
  the form: `ready` is what `prepare` gave, `text` what was written last), `told(verdict, exercise)` (what a
  learner reads besides criteria and the first thing to look at) and `taught(submission, verdict, exercise)`
  (what a trainer sees of a submission: the code, the facts of a document, a replay);
- `lms.catalogue.practice.Exercise.graded` says of which exercises its author wrote what it needs.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from lms.catalogue.practice import Exercise
from lms.learning.practice.kinds.code import CODE_KIND
from lms.learning.practice.kinds.office import OFFICE_KIND
from lms.learning.practice.kinds.simulator import SIMULATOR_KIND
from lms.learning.practice.verdicts import Verdict
from lms.learning.practice.work import Sent


class Kind(Protocol):
    """What a kind of work can do. Nothing in it reads or writes the database."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of exercise it grades (words of catalogue.practice.KINDS)."""

    @property
    def template(self) -> str:
        """The name of its template in templates/practice/kinds/, without .html."""

    @property
    def upload(self) -> bool:
        """Whether a file is sent."""

    def closed(self) -> bool:
        """Whether nothing can be graded at the moment: the page then says so and keeps what is written."""

    def prepare(self, exercise: Exercise, seed: str) -> Mapping[str, Any]:
        """What its page needs besides the exercise; `seed` is the same for one learner."""

    def run(self, exercise: Exercise, sent: Sent) -> Mapping[str, Any] | None:
        """What the work does, not marked; none where there is nothing to run. May raise Refused."""

    def grade(self, exercise: Exercise, sent: Sent) -> Verdict:
        """The verdict on what was sent. May raise Refused: nothing is then kept but the draft."""


ALL: tuple[Kind, ...] = (CODE_KIND, OFFICE_KIND, SIMULATOR_KIND)


def kind_of(exercise: Exercise) -> Kind | None:
    """The kind that grades `exercise`; none where a person does, or where its author wrote no tests yet."""
    if not exercise.graded:
        return None
    return next((kind for kind in ALL if exercise.kind in kind.kinds), None)
