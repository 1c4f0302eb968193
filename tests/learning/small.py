"""A course of one module, as values: for rules that need no application."""

from datetime import date, time

from markupsafe import Markup

from lms.catalogue.course_terms import Completion, Plan
from lms.catalogue.values import Course, Module

SMALL = Course(
    slug="petit",
    code="C99",
    title="Petit cours",
    summary="Un module.",
    level="beginner",
    hours=2,
    language="fr",
    reviewed=date(2026, 11, 22),
    prerequisites=(),
    outcomes=("J'essaie.",),
    digcomp=("1.1",),
    plan=Plan("Petit cours", 1, 2, 1, time(18, 30)),
    completion=Completion(60, 0, trainer_check=False),
    modules=(
        Module(
            slug="seul",
            number=1,
            title="Seul",
            aim="À la fin, vous essayez.",
            minutes=60,
            lesson_html=Markup(),
            trainer_html=Markup(),
            figures=(),
            words=(),
            questions=(),
            draw=1,
            version="0",
            weight=0,
        ),
    ),
    version="0",
)
