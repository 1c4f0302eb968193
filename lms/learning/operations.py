"""What can happen to a learner: taking a quiz, being confirmed by a trainer."""

from collections import Counter
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.catalogue.queries import module_begun
from lms.catalogue.values import Course, Module, Question
from lms.core.clock import now
from lms.core.db import change, db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning import grading, rules
from lms.learning.access import sitting_for
from lms.learning.models import Answer, Attempt, AttemptEnd, Progress, TrainerCheck
from lms.learning.policies.rules import mark_that_counts, must_wait_until, tries_left
from lms.learning.values import Place, Sitting
from lms.learning.wording import time_of

_ANSWER = insert(Answer).values(
    {
        name: bindparam(name)
        for name in ("attempt_id", "question", "turn", "given", "credit", "answered_at", "key")
    }
)
_ANSWERED = (
    update(Progress)
    .where(Progress.enrolment_id == bindparam("enrolment"), Progress.module == bindparam("in_module"))
    .values(answered=bindparam("answered"), updated_at=bindparam("updated_at"))
)


def start_quiz(place: Place, course: Course, module: Module) -> Sitting:
    """The quiz of `module`: the one begun, where it still fits the course, else a new one.

    Refused when the policy allows no other try, or none yet.
    """
    progress = _progress(place, module)
    if progress.current_attempt_id is not None:
        begun = _sitting(place, progress.current_attempt_id)
        as_begun = module_begun(course, module.slug, begun.version) or module
        if begun.is_over(now()):
            close(place, course, as_begun, begun)
        elif fits(begun, as_begun):
            return begun
    _check_policy(place, module, progress)
    attempt = _new_attempt(place, module)
    progress.current_attempt_id = attempt.id
    progress.answered, progress.asked = 0, len(attempt.questions)
    progress.lesson_read_at = progress.lesson_read_at or now()
    progress.updated_at = now()
    db.session.flush()
    return _sitting(place, attempt.id)


def _check_policy(place: Place, module: Module, progress: Progress) -> None:
    policy = place.policy(module)
    if tries_left(policy, progress.finished_attempts) == 0:
        raise Refused(_("All your tries are used. Talk with your trainer: they can give you one more."))
    if opens := must_wait_until(policy, progress.finished_at, now()):
        raise Refused(_("You can try again from %(time)s.", time=time_of(opens, now(), place.timezone)))


def _progress(place: Place, module: Module) -> Progress:
    """The progress row of a module, made when there is none."""
    mine = (Progress.enrolment_id == place.enrolment_id, Progress.module == module.slug)
    found = db.session.scalar(select(Progress).where(*mine).execution_options(populate_existing=True))
    if found is None:
        found = Progress(enrolment_id=place.enrolment_id, module=module.slug, updated_at=now())
        save(found)
    return found


def _new_attempt(place: Place, module: Module) -> Attempt:
    """A draw that prefers what this learner has not been asked yet, under today's policy."""
    mine = (Attempt.enrolment_id == place.enrolment_id, Attempt.module == module.slug)
    before = db.session.scalars(select(Attempt.questions).where(*mine)).all()
    seen = Counter(question for drawn in before for question, _shown in drawn)
    number, policy = 1 + len(before), place.policy(module)
    seed = f"{place.enrolment_id} {module.slug} {module.version} {number}"
    drawn = rules.draw_questions(module.questions, module.draw, seed, module.balance, seen)
    attempt = Attempt(
        enrolment_id=place.enrolment_id,
        module=module.slug,
        version=module.version,
        number=number,
        questions=[list(question) for question in drawn],
        started_at=now(),
        minutes=policy.minutes,
        extra_percent=place.extra_percent if policy.minutes else 0,
        feedback_at_end=policy.feedback == "at-end",
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
    place: Place, course: Course, module: Module, sitting: Sitting, position: int, given: list[str], key: str
) -> None:
    """Record an answer and what it earns.

    An answer already recorded stays as it is; where feedback comes at the end it may be given again, and the
    last one counts. Refused when the attempt is over or no longer under way, or the course changed under it.
    """
    earlier = sitting.answer_at(position)
    if earlier and (not sitting.feedback_at_end or earlier.given == tuple(given)):
        return
    question, moment = _question_at(sitting, module, position), now()
    if sitting.is_over(moment):
        raise Refused(_("This quiz has ended. The answers you sent before are kept."))
    if place.standing(module.slug).current_attempt_id != sitting.id or question is None:
        raise Refused(_("This quiz has been renewed since you began. Please start it again."))
    if objection := grading.objection(question, given):
        raise Refused(objection)
    credit = grading.mark(question, given)
    change(
        _ANSWER,
        attempt_id=sitting.id,
        question=question.id,
        turn=earlier.turn + 1 if earlier else 1,
        given=given,
        credit=credit,
        answered_at=moment,
        key=f"{sitting.id}-{key}"[:80],
    )
    _note_answer(place, course, module, sitting, None if earlier else credit)


def _question_at(sitting: Sitting, module: Module, position: int) -> Question | None:
    name, shown = sitting.drawn[position - 1]
    question = module.question(name)
    return question if rules.still_asks(question, shown) else None


def _note_answer(
    place: Place, course: Course, module: Module, sitting: Sitting, credit: float | None
) -> None:
    """Keep the summary in step with the evidence; `credit` is none where an answer was given again."""
    answered, moment = len(sitting.answers) + (credit is not None), now()
    here = {"enrolment": place.enrolment_id, "in_module": module.slug}
    change(_ANSWERED, **here, answered=answered, updated_at=moment)
    if credit is not None and answered == len(sitting.drawn) and not sitting.feedback_at_end:
        mark = rules.mark_of([*sitting.earned, credit])
        _finish(place, course, module, _progress(place, module), mark, moment)
        db.session.flush()


def hand_in(place: Place, course: Course, module: Module, sitting: Sitting) -> None:
    """End an attempt whose feedback comes at the end; handing in twice changes nothing."""
    if sitting.is_over(now()):
        close(place, course, module, sitting)
    elif sitting.feedback_at_end:
        _end(place, course, module, sitting, "handed-in", now())


def close(place: Place, course: Course, module: Module, sitting: Sitting) -> None:
    """End an attempt whose time is up, with the answers given; one that ended already stays as it is."""
    if not sitting.finished and sitting.closes_at and sitting.is_over(now()):
        _end(place, course, module, sitting, "time-up", sitting.closes_at)


def _end(
    place: Place, course: Course, module: Module, sitting: Sitting, reason: str, moment: datetime
) -> None:
    save(AttemptEnd(attempt_id=sitting.id, reason=reason, ended_at=moment))
    progress = _progress(place, module)
    if progress.current_attempt_id == sitting.id:
        _finish(place, course, module, progress, sitting.mark, moment)
    db.session.flush()


def _finish(
    place: Place, course: Course, module: Module, progress: Progress, mark: float, moment: datetime
) -> None:
    """The attempt makes its mark, and the mark that counts is chosen by the policy."""
    keep, pass_mark = place.policy(module).keep, course.completion.pass_mark
    so_far = progress.best_mark if progress.kept_mark is None else progress.kept_mark
    counts = mark_that_counts(keep, so_far, mark, pass_mark)
    progress.current_attempt_id = None
    progress.finished_attempts += 1
    progress.finished_at = moment
    progress.last_mark = mark
    progress.best_mark = max(mark, progress.best_mark or 0.0)
    progress.kept_mark = None if keep == "best" else counts
    pass_module_if_earned(progress, course)


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
