"""What can happen to a learner: starting a quiz, answering a question, being confirmed by a trainer."""

from sqlalchemy import func, select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.catalogue.values import Course, Module, Question
from lms.cohorts.models import Enrolment
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning import grading, rules
from lms.learning.access import sitting_for
from lms.learning.models import Answer, Attempt, Progress, TrainerCheck
from lms.learning.values import Place, Sitting


def start_quiz(place: Place, module: Module) -> Sitting:
    """The quiz of `module`: the one begun, where it still fits the course, else a new one."""
    _one_at_a_time(place)
    progress = _progress(place, module)
    if progress.current_attempt_id is not None:
        begun = _sitting(place, progress.current_attempt_id)
        if fits(begun, module):
            return begun
    attempt = _new_attempt(place, module)
    progress.current_attempt_id = attempt.id
    progress.answered, progress.asked = 0, len(attempt.questions)
    progress.lesson_read_at = progress.lesson_read_at or now()
    progress.updated_at = now()
    db.session.flush()
    return _sitting(place, attempt.id)


def _one_at_a_time(place: Place) -> None:
    """Make two tabs of one learner wait for each other."""
    locked = select(Enrolment.id).where(Enrolment.id == place.enrolment_id)
    db.session.execute(locked.with_for_update(key_share=True))


def _progress(place: Place, module: Module) -> Progress:
    """The progress row of a module, made when there is none."""
    found = db.session.scalar(
        select(Progress)
        .where(Progress.enrolment_id == place.enrolment_id, Progress.module == module.slug)
        .execution_options(populate_existing=True)
    )
    if found is None:
        found = Progress(enrolment_id=place.enrolment_id, module=module.slug, updated_at=now())
        save(found)
    return found


def _new_attempt(place: Place, module: Module) -> Attempt:
    mine = (Attempt.enrolment_id == place.enrolment_id, Attempt.module == module.slug)
    number = 1 + db.session.scalar(select(func.count()).select_from(Attempt).where(*mine))  # type: ignore[operator]  # a count is a number
    seed = f"{place.enrolment_id} {module.slug} {module.version} {number}"
    attempt = Attempt(
        enrolment_id=place.enrolment_id,
        module=module.slug,
        version=module.version,
        number=number,
        questions=[list(drawn) for drawn in rules.draw_questions(module.questions, module.draw, seed)],
        started_at=now(),
    )
    save(attempt)
    return attempt


def _sitting(place: Place, attempt_id: int) -> Sitting:
    found = sitting_for(place, attempt_id)
    if found is None:
        raise LookupError("progress names an attempt of its own enrolment")
    return found


def fits(sitting: Sitting, module: Module) -> bool:
    """Whether every question still to answer is in the course as it was drawn."""
    return all(
        rules.still_asks(module.question(question), shown)
        for question, shown in sitting.drawn
        if question not in sitting.answers
    )


def answer_question(
    place: Place, course: Course, module: Module, attempt_id: int, position: int, given: list[str], key: str
) -> None:
    """Record an answer and what it earns; an answer already recorded stays as it is.

    Refused when the attempt is no longer the one under way, or the course has changed under it.
    """
    _one_at_a_time(place)
    sitting = _sitting(place, attempt_id)
    if sitting.answer_at(position):
        return
    progress = _progress(place, module)
    question = _question_at(sitting, module, position)
    if progress.current_attempt_id != sitting.id or question is None:
        raise Refused(_("This quiz has been renewed since you began. Please start it again."))
    if objection := grading.objection(question, given):
        raise Refused(objection)
    credit = grading.mark(question, given)
    save(
        Answer(
            attempt_id=sitting.id,
            question=question.id,
            given=given,
            credit=credit,
            answered_at=now(),
            key=f"{sitting.id}-{key}"[:80],
        )
    )
    _note_answer(progress, course, sitting, credit)


def _question_at(sitting: Sitting, module: Module, position: int) -> Question | None:
    name, shown = sitting.drawn[position - 1]
    question = module.question(name)
    return question if rules.still_asks(question, shown) else None


def _note_answer(progress: Progress, course: Course, sitting: Sitting, credit: float) -> None:
    """Keep the summary in step with the evidence; the last answer makes the mark."""
    progress.answered = len(sitting.answers) + 1
    progress.updated_at = now()
    if progress.answered == len(sitting.drawn):
        mark = rules.mark_of([*sitting.earned, credit])
        progress.current_attempt_id = None
        progress.finished_attempts += 1
        progress.last_mark = mark
        progress.best_mark = max(mark, progress.best_mark or 0.0)
        pass_module_if_earned(progress, course)
    db.session.flush()


def pass_module_if_earned(progress: Progress, course: Course) -> None:
    """Pass the module once its best mark reaches the pass mark; what is passed stays passed."""
    if progress.passed_at is None and rules.is_passed(progress.best_mark, course.completion.pass_mark):
        progress.passed_at = now()


def confirm_skills(actor: SignedIn, enrolment_id: int) -> None:
    """Keep the trainer's word that they saw this person do it; saying it twice changes nothing."""
    if db.session.get(TrainerCheck, enrolment_id) is None:
        save(TrainerCheck(enrolment_id=enrolment_id, checked_by_id=actor.id, checked_at=now()))
        audit.note(actor.id, "confirm-skills", "enrolment", enrolment_id)


def withdraw_confirmation(actor: SignedIn, enrolment_id: int) -> None:
    """Take the trainer's word back."""
    check = db.session.get(TrainerCheck, enrolment_id)
    if check is not None:
        db.session.delete(check)
        db.session.flush()
        audit.note(actor.id, "withdraw-confirmation", "enrolment", enrolment_id)
