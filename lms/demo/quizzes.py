"""Who takes which quiz on which evening: modules are opened in turn, and some need a second try."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from lms.catalogue.values import Course, Module
from lms.demo import sittings
from lms.demo.presence import Learner
from lms.demo.sittings import Sitting
from lms.learning.rules import is_passed
from lms.scheduling.models import ClassSession

QUIZ_AFTER = timedelta(minutes=50)
BETWEEN_TRIES = timedelta(minutes=4)
FIRST_EVENING, LATER_EVENING, AGAIN = 0.6, 1.0, 0.95
"""How likely somebody takes a quiz on the first evening of a module, on a later one, once more that day."""
TRIES, TRIES_OF_EAGER = 4, 5
"""How many quizzes somebody takes on one evening at most."""
LEARNT = 0.08
"""What each try adds to the likelihood of a right answer."""
SUREST = 0.98
ANSWERED_BEFORE_LEAVING = 2


def take_quizzes(
    learners: Sequence[Learner], course: Course, sessions: Sequence[ClassSession], chance: Random
) -> None:
    """Let everybody take quizzes on the evenings they came; keep the evidence, and the progress it makes."""
    number_of = {session.id: number for number, session in enumerate(sessions)}
    taken = []
    for learner in learners:
        path = Path(learner, course, chance)
        for session in learner.came:
            path.spend_evening(session, number_of[session.id], len(sessions))
        path.leave_one_unfinished()
        taken += path.sittings
    sittings.keep(taken, course)


class Path:
    """One learner on their way through a course."""

    def __init__(self, learner: Learner, course: Course, chance: Random) -> None:
        self.learner, self.course, self.chance = learner, course, chance
        self.sittings: list[Sitting] = []
        self.passed: set[str] = set()

    def spend_evening(self, session: ClassSession, number: int, of: int) -> None:
        """Take the quizzes of the evening of that number, counted from 0, of so many."""
        modules = len(self.course.modules)
        opened = 1 + number * modules // of
        first = number > 0 and opened > 1 + (number - 1) * modules // of
        likely = FIRST_EVENING if first and modules < of else LATER_EVENING
        begins = session.starts_at + QUIZ_AFTER
        for _try in range(TRIES_OF_EAGER if self.learner.eager else TRIES):
            module = self._next(opened)
            if module is None or not (self.learner.eager or self.chance.random() < likely):
                return
            self._sit(module, begins, module.draw)
            begins, likely = self.sittings[-1].ended_at + BETWEEN_TRIES, AGAIN

    def leave_one_unfinished(self) -> None:
        """Begin one more quiz at the end of the last evening, if it is like them."""
        module = self._next(len(self.course.modules))
        if self.learner.unfinished and self.sittings and module:
            self._sit(module, self.sittings[-1].ended_at + BETWEEN_TRIES, ANSWERED_BEFORE_LEAVING)

    def _next(self, opened: int) -> Module | None:
        """The first module opened and not passed."""
        modules = self.course.modules[:opened]
        return next((module for module in modules if module.slug not in self.passed), None)

    def _sit(self, module: Module, begins: datetime, answered: int) -> None:
        tries = sum(sitting.attempt.module == module.slug for sitting in self.sittings)
        knows = min(SUREST, self.learner.skill + LEARNT * tries)
        sitting = sittings.sit(
            self.learner.enrolment.id, module, tries + 1, begins, knows, self.chance, answered
        )
        self.sittings.append(sitting)
        if is_passed(sitting.mark, self.course.completion.pass_mark):
            self.passed.add(module.slug)
