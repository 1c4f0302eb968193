"""What a learner does in an exam: start, answer, look again, hand in; and what the end of the time does."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from lms.catalogue.exam import Exam
from lms.cohorts.models import Enrolment
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning import grading
from lms.learning.exams import bank, reading, rules
from lms.learning.exams.models import ExamAnswer, ExamEnd, ExamFlag, ExamSitting
from lms.learning.exams.queries import opening_for
from lms.learning.exams.rules import Drawn
from lms.learning.exams.values import ExamPaper, Summary
from lms.learning.values import Place

MOST_ANSWERS = 40
"""How often one question may be answered again: enough for anybody, too little to fill a disk."""
LONGEST_ANSWER = 8000
"""Signs one answer may hold in all its fields."""


def one_at_a_time(enrolment_id: int) -> None:
    """Make two tabs of one learner, or a learner and a trainer, wait for each other."""
    locked = select(Enrolment.id).where(Enrolment.id == enrolment_id)
    db.session.execute(locked.with_for_update(key_share=True))


def start_exam(place: Place, exam: Exam, extra_percent: int) -> int:
    """Begin a sitting, or find the one under way; gives its number in the database."""
    one_at_a_time(place.enrolment_id)
    mine = reading.summaries(ExamSitting.enrolment_id == place.enrolment_id)
    for sitting in mine:
        if sitting.under_way(now()):
            return sitting.id
        if sitting.state(now()) == "over":
            end_if_over(sitting.id)
    opening = opening_for(place.enrolment_id, place.cohort_id, now())
    if opening is None:
        raise Refused(_("The exam is not open now. Ask your trainer."))
    if used(mine) >= exam.attempts:
        raise Refused(_("You have used your attempts. Talk with your trainer about what comes next."))
    number = len(mine) + 1
    sitting_row = ExamSitting(
        enrolment_id=place.enrolment_id,
        number=number,
        title=exam.title,
        version=exam.version,
        minutes=exam.minutes,
        extra_percent=extra_percent,
        pass_mark=exam.pass_mark,
        areas=[[area.id, area.title] for area in exam.areas],
        questions=_fresh_draw(place, exam, number),
        proctored=opening.proctored,
        watched_by_id=opening.watched_by_id,
        started_at=now(),
    )
    save(sitting_row)
    return sitting_row.id


def used(sittings: list[Summary]) -> int:
    """How many attempts were used: a sitting that was cancelled is none."""
    return sum(sitting.cancelled_because is None for sitting in sittings)


def _fresh_draw(place: Place, exam: Exam, number: int) -> list[Any]:
    """The questions of a new sitting; those of earlier ones come last."""
    earlier = db.session.scalars(
        select(ExamSitting.questions).where(ExamSitting.enrolment_id == place.enrolment_id)
    )
    seen = {drawn.item for questions in earlier for drawn in reading.drawn_of(questions)}
    seed = f"{place.enrolment_id} {exam.version} {number}"
    return [
        [drawn.area, drawn.item.course, drawn.item.module, drawn.item.question, drawn.shown]
        for drawn in rules.draw(exam, bank.question_of, seen, seed)
    ]


def _open_paper(enrolment_id: int, sitting_id: int) -> ExamPaper | None:
    """The sitting, if its learner may still write on it; refused while stopped. Past its time it is ended."""
    one_at_a_time(enrolment_id)
    paper = reading.paper((ExamSitting.enrolment_id == enrolment_id) & (ExamSitting.id == sitting_id))
    if paper is None:
        raise LookupError("the sitting is the learner's own")
    state = paper.state(now())
    if state == "stopped":
        raise Refused(
            _("Your trainer has stopped the clock. Your choice stays here: send it when the exam goes on.")
        )
    if state == "over":
        _end(paper, "time", paper.clock.deadline or now())
    return paper if state == "open" else None


def keep_answer(
    place: Place, sitting_id: int, position: int, typed: Mapping[str, list[str]], given: list[str], key: str
) -> bool:
    """Keep an answer, which replaces the one before; false when it came after the end and is not counted.

    Refused when the clock is stopped, when it is no answer, or when the question is no longer in its course.
    """
    paper = _open_paper(place.enrolment_id, sitting_id)
    if paper is None:
        return False
    before = paper.answers.get(position)
    question = bank.still_asked(paper.drawn[position - 1])
    if question is None:
        raise Refused(_("This question has been renewed since you began. It does not count: go on."))
    if objection := grading.objection(question, given):
        raise Refused(objection)
    if sum(len(name) + len(value) for name, values in typed.items() for value in values) > LONGEST_ANSWER:
        raise Refused(_("This answer is too long. Make it shorter."))
    if before and list(before.given) == given:
        return True
    if before and before.times >= MOST_ANSWERS:
        raise Refused(_("You have changed this answer many times. The one before is kept."))
    save(
        ExamAnswer(
            sitting_id=sitting_id,
            position=position,
            typed=dict(typed),
            given=given,
            credit=grading.mark(question, given),
            answered_at=now(),
            key=f"{sitting_id}-{key}"[:80],
        )
    )
    return True


def flag(place: Place, sitting_id: int, position: int, again: bool) -> bool:
    """Mark a question to look at again, or take the mark away; false after the end."""
    paper = _open_paper(place.enrolment_id, sitting_id)
    if paper is None:
        return False
    if again and position not in paper.flagged:
        save(ExamFlag(sitting_id=sitting_id, position=position))
    if not again:
        here = (ExamFlag.sitting_id == sitting_id, ExamFlag.position == position)
        db.session.execute(delete(ExamFlag).where(*here))
    return True


def hand_in(enrolment_id: int, sitting_id: int) -> bool:
    """End a sitting before its time is over; false when it had ended already."""
    paper = _open_paper(enrolment_id, sitting_id)
    if paper is not None:
        _end(paper, "handed-in", now())
    return paper is not None


def end_if_over(sitting_id: int) -> None:
    """Record the end of a sitting whose time is over; one already ended stays as it is."""
    enrolment = db.session.scalar(select(ExamSitting.enrolment_id).where(ExamSitting.id == sitting_id))
    if enrolment is None:
        return
    one_at_a_time(enrolment)
    paper = reading.paper(ExamSitting.id == sitting_id)
    if paper is not None and paper.state(now()) == "over":
        _end(paper, "time", paper.clock.deadline or now())


def _end(paper: ExamPaper, way: str, at: datetime) -> None:
    marks = outcome_of(paper)
    save(
        ExamEnd(
            sitting_id=paper.id,
            way=way,
            marks=[[area.area, area.earned, area.asked] for area in marks.areas],
            mark=marks.mark,
            ended_at=at,
            recorded_at=now(),
        )
    )


def outcome_of(paper: ExamPaper) -> rules.Outcome:
    """The marks of a sitting: those recorded at its end, else those its answers make."""
    if paper.ended is not None:
        return paper.ended.outcome
    drawn: tuple[Drawn, ...] = paper.drawn
    earned = {position: kept.credit for position, kept in paper.answers.items()}
    return rules.outcome(paper.titles, [each.area for each in drawn], earned, bank.gone(drawn))
