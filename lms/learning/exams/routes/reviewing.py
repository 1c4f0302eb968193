"""A sitting reviewed by those who teach: question by question, the answer as it was given."""

from werkzeug.wrappers import Response as AnyResponse

from lms.core.clock import now
from lms.core.gate import only
from lms.core.pages import page
from lms.learning.exams import queries, showing
from lms.learning.exams.operations.sitting import outcome_of
from lms.learning.exams.routes import exams
from lms.learning.exams.routes.conducting import CONDUCTS, SITTING, paper_of, zone_of
from lms.learning.rules import is_passed


@exams.get(SITTING)
@only(*CONDUCTS)
def review(cohort_id: int, sitting_id: int) -> AnyResponse:
    """The marks by area and every question; while somebody still writes, only how far they are."""
    cohort, paper = paper_of(cohort_id, sitting_id)
    state = paper.state(now())
    marks = outcome_of(paper)
    return page(
        "exams/review.html",
        cohort=cohort,
        paper=paper,
        state=state,
        marks=marks,
        passed=is_passed(marks.mark, paper.pass_mark),
        questions=showing.review(paper),
        moves=queries.moves_of(paper.id),
        name=queries.person_under(paper.enrolment_id).chosen_name,
        timezone=zone_of(cohort),
    )
