"""The curriculum as immutable values: courses, their modules, what a learner reads and answers.

Each value is in one language, French unless it says otherwise; the translations its authors wrote hang below
it, and translating.py makes the same course, or module, in another language of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from markupsafe import Markup

from lms.catalogue.course_terms import Completion, Plan
from lms.catalogue.exam import Exam
from lms.catalogue.practice import Exercise

REFERENCE = "fr"
"""The language every course is written in first."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the module's vocabulary, in the language of the course."""

    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing and the words that say it to those who do not see it; `svg` is safe to show inline."""

    name: str
    description: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a learner can choose, and what we say to whoever chose it."""

    id: str
    html: Markup
    feedback_html: Markup


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a learner puts in its place."""

    id: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every kind of question has. The id never changes once learners have answered."""

    kind: ClassVar[str]
    id: str
    prompt_html: Markup  # phrasing content: fits a legend
    hint_html: Markup
    explanation_html: Markup
    tags: tuple[str, ...]
    picture: Figure | None
    language: str = REFERENCE
    audio: str = ""  # what is read aloud in place of the prompt, where eyes need less than ears

    @property
    def subject_html(self) -> Markup:
        """What it is about, where it is told apart from others."""
        return self.prompt_html


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Question):
    """Exactly one option is right."""

    kind: ClassVar[str] = "single"
    options: tuple[Option, ...]
    right: str

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or none."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(Question):
    """One option or more are right."""

    kind: ClassVar[str] = "multiple"
    options: tuple[Option, ...]
    right: frozenset[str]

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or none."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """The items are held in their right order; shuffle them before showing them."""

    kind: ClassVar[str] = "ordering"
    items: tuple[Item, ...]

    @property
    def right(self) -> tuple[str, ...]:
        """The ids in their right order."""
        return tuple(item.id for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How the attempts at a quiz run; 0 is no limit."""

    attempts: int = 0
    wait_minutes: int = 0  # between two attempts
    keep: Literal["best", "last"] = "best"
    feedback: Literal["at-once", "at-end"] = "at-once"
    minutes: int = 0  # for one attempt, before anybody's extra time


@dataclass(frozen=True, slots=True)
class ModuleCompletion:
    """When a module counts as done: its quiz at the pass mark, its checklists, so many graded exercises."""

    mark: bool = True
    observed: bool = False
    exercises: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedLesson:
    """A lesson in another language, with the drawings of the French one."""

    title: str
    aim: str
    lesson_html: Markup
    figures: tuple[Figure, ...]
    words: tuple[Word, ...]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedModule:
    """What is written of a module in another language; the rest is read in French."""

    language: str
    lesson: TranslatedLesson | None
    trainer_html: Markup | None
    questions: tuple[Question, ...]
    exercises: tuple[Exercise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One evening's worth: a lesson, its words, a bank of questions of which `draw` are asked."""

    slug: str
    number: int
    title: str
    aim: str
    minutes: int
    lesson_html: Markup
    trainer_html: Markup
    figures: tuple[Figure, ...]
    words: tuple[Word, ...]
    questions: tuple[Question, ...]
    draw: int
    version: str  # changes when anything a learner answers changes
    weight: int  # bytes of the lesson on the wire, compressed
    balance: bool = True  # the questions drawn are shared out between their first tags
    policy: Policy = Policy()
    exercises: tuple[Exercise, ...] = ()
    completion: ModuleCompletion = ModuleCompletion()
    digcomp: tuple[str, ...] = ()  # competences it works on: its own, else those of its course
    language: str = REFERENCE  # of the lesson; each question says its own
    trainer_language: str = REFERENCE
    translations: tuple[TranslatedModule, ...] = ()

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or none."""
        return next((question for question in self.questions if question.id == question_id), None)

    def exercise(self, slug: str) -> Exercise | None:
        """The exercise of that slug, or none."""
        return next((exercise for exercise in self.exercises if exercise.slug == slug), None)

    @property
    def observed_exercises(self) -> tuple[Exercise, ...]:
        """The exercises a trainer watches with a checklist."""
        return tuple(exercise for exercise in self.exercises if exercise.checklist)

    @property
    def graded_exercises(self) -> tuple[Exercise, ...]:
        """The exercises the machine grades."""
        return tuple(exercise for exercise in self.exercises if exercise.graded)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedCourse:
    """How a course presents itself in another language."""

    language: str
    title: str
    summary: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course as its authors wrote it, at one version."""

    slug: str
    code: str
    title: str
    summary: str
    level: str
    hours: float
    language: str
    reviewed: date  # when its facts were last checked
    prerequisites: tuple[str, ...]  # codes of courses, all of them; of "C12 or C13" one
    outcomes: tuple[str, ...]
    digcomp: tuple[str, ...]
    plan: Plan
    completion: Completion
    modules: tuple[Module, ...]
    version: str  # changes when anything in the course changes
    translations: tuple[TranslatedCourse, ...] = ()
    exam: Exam | None = None

    def module(self, slug: str) -> Module | None:
        """The module of that slug, or none."""
        return next((module for module in self.modules if module.slug == slug), None)


@dataclass(frozen=True, slots=True)
class PlacementItem:
    """A question of the placement test: the level it belongs to, and where it stands on the common scale."""

    level: str  # code of a course
    difficulty: float
    discrimination: float
    practical: bool  # it shows a screen and asks what to do
    domain: str
    question: Question


@dataclass(frozen=True, slots=True)
class PlacementBank:
    """The placement test: its items, its levels (the lowest first), the difficulties that part them."""

    levels: tuple[str, ...]
    cuts: tuple[float, ...]
    items: tuple[PlacementItem, ...]
    version: str  # changes when anything that is asked changes

    def item(self, question_id: str) -> PlacementItem | None:
        """The item of that question, or none."""
        return next((item for item in self.items if item.question.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every course there is, and the test that says with which one to begin."""

    courses: tuple[Course, ...]
    placement: PlacementBank | None = None

    def course(self, slug: str) -> Course | None:
        """The course of that slug, or none."""
        return next((each for each in self.courses if each.slug == slug), None)
