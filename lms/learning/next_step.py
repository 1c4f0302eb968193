"""What a learner does next: one thing, from where they stand."""

from dataclasses import dataclass

from lms.accounts.values import SignedIn
from lms.catalogue import queries as catalogue
from lms.catalogue.practice import Exercise
from lms.catalogue.values import Course, Module
from lms.learning.access import own_places
from lms.learning.certificates import CertifiedAmong
from lms.learning.hours import MinutesAttended
from lms.learning.rules import Missing, what_is_missing
from lms.learning.values import Place


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step. `kind` is quiz (begun: go on), lesson (read it), exercise (do it), observation (show it to a
    trainer), evenings (come to class), trainer (their agreement is awaited), certificate (all is earned, it
    is on its way) or done."""

    kind: str
    place: Place
    course: Course
    missing: Missing
    minutes: int
    module: Module | None = None
    exercise: Exercise | None = None


def next_step(
    user: SignedIn, minutes_attended: MinutesAttended, certified_among: CertifiedAmong
) -> NextStep | None:
    """The next step of `user`: their newest place with something left; none for who has no place.

    One statement of its own, and those of the two functions given.
    """
    steps = next_steps(user, minutes_attended, certified_among)
    return next((step for step in steps if step.kind != "done"), steps[0] if steps else None)


def next_steps(
    user: SignedIn, minutes_attended: MinutesAttended, certified_among: CertifiedAmong
) -> list[NextStep]:
    """The next step in each place of `user`, the newest place first."""
    places = own_places(user)
    if not places:
        return []
    ids = [place.enrolment_id for place in places]
    minutes, certified = minutes_attended(ids), certified_among(ids)
    return [
        step_in(place, course, minutes.get(place.enrolment_id, 0), place.enrolment_id in certified)
        for place in places
        if (course := catalogue.course_shown(place.course))
    ]


def step_in(place: Place, course: Course, minutes: int, certified: bool) -> NextStep:
    """The next step in one place: pure."""
    exercise = None
    missing = what_is_missing(
        place.marks, minutes, course, place.checked, place.observed, place.exercises_done
    )
    module = _module_to_do(place, missing)
    if certified:
        kind = "done"
    elif module:
        kind = "quiz" if place.standing(module.slug).current_attempt_id else "lesson"
    elif missing.exercises:
        kind, (module, exercise) = "exercise", missing.exercises[0]
    elif missing.observations:
        kind, module = "observation", missing.observations[0]
    else:
        kind = "evenings" if missing.minutes else "trainer" if missing.trainer_check else "certificate"
    return NextStep(kind, place, course, missing, minutes, module, exercise)


def _module_to_do(place: Place, missing: Missing) -> Module | None:
    """The first module whose quiz is under way and not passed, else the first not passed."""
    under_way = (m for m in missing.modules if place.standing(m.slug).current_attempt_id)
    return next(under_way, missing.modules[0] if missing.modules else None)
