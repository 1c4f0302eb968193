"""What we say to a learner about an answer, and about a whole quiz."""

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue.queries import module_begun
from lms.catalogue.values import Module
from lms.core.clock import now
from lms.core.gate import only
from lms.core.pages import page
from lms.learning import asking, grading
from lms.learning.next_step import step_in
from lms.learning.routes import learning
from lms.learning.routes.quiz import ATTEMPT, address_after, own_sitting
from lms.learning.rules import is_passed, shown_mark
from lms.learning.terms import terms_for
from lms.learning.values import Sitting


@learning.get(f"{ATTEMPT}/questions/<int:position>/feedback")
@only("learner")
def feedback(enrolment_id: int, attempt_id: int, position: int) -> AnyResponse:
    """What we say about an answer that was given; at the end only, where the policy says so."""
    place, course, sitting = own_sitting(enrolment_id, attempt_id)
    answer = sitting.answer_at(position) if 1 <= position <= len(sitting.drawn) else abort(404)
    module = module_begun(course, sitting.module, sitting.version)
    over = sitting.is_over(now())
    if answer is None or (sitting.feedback_at_end and not over):
        return redirect(address_after(sitting), 303)
    asked = module.question(answer.question) if module else None
    return page(
        "learning/feedback.html",
        course=course,
        asked=asked,
        answer=answer,
        right=grading.right(asked) if asked else (),
        position=position,
        total=len(sitting.drawn),
        next_address=address_after(sitting),
        finished=over,
        site_phone=place.site_phone,
    )


@learning.get(ATTEMPT)
@only("learner")
def result(enrolment_id: int, attempt_id: int) -> AnyResponse:
    """The mark of an attempt that ended, what was missed or all that was asked, and what comes next."""
    place, course, sitting = own_sitting(enrolment_id, attempt_id)
    begun = module_begun(course, sitting.module, sitting.version)
    module = course.module(sitting.module) or begun
    if not sitting.is_over(now()) or module is None or begun is None:
        return redirect(
            address_after(sitting) if module else url_for(".course_page", enrolment_id=enrolment_id), 303
        )
    return page(
        "learning/result.html",
        place=place,
        course=course,
        module=module,
        sitting=sitting,
        mark=shown_mark(sitting.mark),
        passed=is_passed(sitting.mark, course.completion.pass_mark),
        standing=place.standing(module.slug),
        terms=terms_for(place, module, now()),
        missed=_looked_at_again(sitting, begun),
        step=step_in(place, course, 0, certified=False),
        site_phone=place.site_phone,
    )


def _looked_at_again(sitting: Sitting, module: Module) -> list[dict[str, object]]:
    """The questions to look at, as they were asked, with what was answered.

    Those without full credit; all of them where nothing was said on the way.
    """
    answered = [(sitting.answers.get(name), module.question(name)) for name, _order in sitting.drawn]
    return [
        {
            "asked": asked,
            "answer": answer,
            "right": grading.right(asked),
            "words": asking.words_of(asked, answer.given) if answer else [],
        }
        for answer, asked in answered
        if asked and (sitting.feedback_at_end or answer is None or answer.credit < 1)
    ]
