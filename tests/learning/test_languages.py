"""A course in the language of the page: as far as it is translated, and a plain line where it is not."""

from dataclasses import replace

import pytest
from markupsafe import Markup
from sqlalchemy import select

from lms.catalogue.values import Course, SingleChoice, TranslatedCourse, TranslatedLesson, TranslatedModule
from lms.learning.models import Attempt
from tests.counting import statements
from tests.factories import words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, publish, the_course

FRENCH_LESSON = "This lesson is in French."
FRENCH_QUESTION = "This question is in French."


def translated(course: Course) -> Course:
    """The course with its title, its first lesson and one question in English."""
    module = course.modules[0]
    lesson = TranslatedLesson(
        title="The computer",
        aim="You switch it on.",
        lesson_html=Markup("<p>A computer waits for you.</p>"),
        figures=module.figures,
        words=module.words,
        weight=40,
    )
    asked = next(question for question in module.questions if type(question) is SingleChoice)
    english = replace(asked, language="en", prompt_html=Markup("What waits for you?"))
    words = TranslatedModule(language="en", lesson=lesson, trainer_html=None, questions=(english,))
    title = TranslatedCourse(language="en", title="Beginners", summary="Come.", outcomes=("I read.",))
    first = replace(module, draw=1, questions=(asked,), translations=(words,))
    others = (replace(other, translations=()) for other in course.modules[1:])
    return replace(course, translations=(title,), modules=(first, *others))


@pytest.fixture
def in_english(at_work: LearnerAtWork) -> LearnerAtWork:
    """A learner who reads English, in a course partly translated."""
    publish(translated(the_course()))
    speak(at_work, "en")
    return at_work


def speak(at_work: LearnerAtWork, language: str) -> None:
    """Press a language in the menu of every page."""
    assert at_work.browser.post("/language", {"language": language}).status_code in (302, 303)


def test_a_translated_lesson_is_shown_in_the_language_of_the_page(in_english: LearnerAtWork) -> None:
    page = in_english.browser.get(in_english.lesson_address()).text
    assert '<article class="prose" id="lesson" lang="en" dir="ltr">' in page
    assert "A computer waits for you." in page
    assert '<bdi lang="en">The computer</bdi>' in page
    assert 'data-language="en"' in page
    assert FRENCH_LESSON not in page


def test_a_lesson_not_translated_is_shown_in_french_and_says_so(in_english: LearnerAtWork) -> None:
    page = in_english.browser.get(in_english.lesson_address(2)).text
    assert '<article class="prose" id="lesson" lang="fr" dir="ltr">' in page
    assert page.count(FRENCH_LESSON) == 1


def test_who_reads_french_is_not_told_it_is_french(in_english: LearnerAtWork) -> None:
    speak(in_english, "fr")
    page = in_english.browser.get(in_english.lesson_address()).text
    assert "en français" not in page
    assert module_at().lesson_html in page


def test_the_course_has_its_title_and_modules_in_the_language_of_the_page(in_english: LearnerAtWork) -> None:
    page = in_english.browser.get(in_english.course_address).text
    assert '<bdi lang="en">Beginners</bdi>' in page
    assert '<bdi lang="en">The computer</bdi>' in page
    assert f'<bdi lang="fr">{module_at(2).title}</bdi>' in page


def test_a_question_answered_in_one_language_counts_in_the_other(in_english: LearnerAtWork) -> None:
    address = in_english.start()
    assert "What waits for you?" in in_english.browser.get(address).text
    assert FRENCH_QUESTION not in in_english.browser.get(address).text

    speak(in_english, "fr")
    in_english.answer(address)

    assert in_english.one(select(Attempt)).questions[0][0] == module_at().questions[0].id
    assert [answer.credit for answer in in_english.answers()] == [1]
    speak(in_english, "en")
    assert "What waits for you?" in in_english.browser.get(f"{address}/feedback").text


def test_a_question_not_translated_says_it_is_in_french(in_english: LearnerAtWork) -> None:
    page = in_english.browser.get(in_english.start(2)).text
    assert page.count(FRENCH_QUESTION) == 1
    assert '<fieldset class="question" lang="fr" dir="ltr">' in page


def test_an_exercise_says_it_is_in_french(at_work: LearnerAtWork) -> None:
    speak(at_work, "ar")
    page = words_of(at_work.browser.get(f"{at_work.lesson_address()}/exercises/1"))
    assert "هذا التمرين باللغة الفرنسية." in page


def test_a_lesson_in_another_language_costs_no_more(in_english: LearnerAtWork) -> None:
    with statements(in_english.app) as sent:
        assert in_english.browser.get(in_english.lesson_address()).status_code == 200
    assert len(sent) <= 4


def test_the_mark_needed_does_not_change_with_the_language(in_english: LearnerAtWork) -> None:
    change_module(the_course(), 1, draw=1)
    in_english.finish(in_english.start())
    kept = in_english.progress().last_mark
    speak(in_english, "fr")
    in_english.finish(in_english.start())
    assert in_english.progress().last_mark == kept
