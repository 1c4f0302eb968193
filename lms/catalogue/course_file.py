"""What an author writes in course.toml."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lms.catalogue.checking import Source, Text
from lms.catalogue.conditions_file import Competence
from lms.catalogue.course_terms import Completion, Plan
from lms.catalogue.values import Course, Module, TranslatedCourse
from lms.i18n.typography import set_text

Hours = Annotated[float, Field(gt=0, le=2000)]
Code = Annotated[str, StringConstraints(pattern=r"^C\d{2}$")]
Asked = Annotated[str, StringConstraints(pattern=r"^C\d{2}( or C\d{2})*$")]


class PlanSource(Source):
    """How a cohort is laid out over the evenings."""

    label: Text
    sessions: Annotated[int, Field(ge=1, le=400)]
    hours_each: Annotated[float, Field(gt=0, le=8)]
    per_week: Annotated[int, Field(ge=1, le=5)]
    start: time


class CompletionSource(Source):
    """When the course counts as completed."""

    pass_mark: Annotated[int, Field(ge=1, le=100)]
    attendance_hours: Annotated[float, Field(ge=0)]
    trainer_check: bool
    observed: bool = True
    valid_months: Annotated[int, Field(ge=1, le=120)] | None = None
    exercises: Annotated[int, Field(ge=0, le=40)] = 0


class CourseSource(Source):
    """A whole course.toml."""

    code: Code
    title: Text
    summary: Text
    level: Literal["beginner", "intermediate", "advanced"]
    hours: Hours
    language: Literal["fr"]
    reviewed: date
    prerequisites: tuple[Asked, ...] = ()
    outcomes: Annotated[tuple[Text, ...], Field(min_length=1)]
    digcomp: Annotated[tuple[Competence, ...], Field(min_length=1)]
    plan: PlanSource
    completion: CompletionSource

    def course(
        self,
        slug: str,
        modules: tuple[Module, ...],
        version: str,
        translations: tuple[TranslatedCourse, ...],
    ) -> Course:
        """The course as a value."""

        def typeset(text: str) -> str:
            return set_text(text, self.language)

        return Course(
            slug=slug,
            modules=modules,
            version=version,
            translations=translations,
            plan=Plan(**dict(self.plan)),
            completion=Completion(**dict(self.completion)),
            title=typeset(self.title),
            summary=typeset(self.summary),
            outcomes=tuple(map(typeset, self.outcomes)),
            **self.model_dump(
                include={"code", "level", "hours", "language", "reviewed", "prerequisites", "digcomp"}
            ),
        )


class TranslatedCourseSource(Source):
    """A whole course.en.toml: the words of course.toml in another language."""

    title: Text
    summary: Text
    outcomes: Annotated[tuple[Text, ...], Field(min_length=1)]

    def course(self, language: str) -> TranslatedCourse:
        """The words as a value."""

        def typeset(text: str) -> str:
            return set_text(text, language)

        return TranslatedCourse(
            language=language,
            title=typeset(self.title),
            summary=typeset(self.summary),
            outcomes=tuple(map(typeset, self.outcomes)),
        )
