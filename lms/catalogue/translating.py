"""The same course in another language: what is translated, and in French what is not. Pure."""

from dataclasses import replace

from lms.catalogue.values import Catalogue, Course, Module


def catalogue_in(catalogue: Catalogue, language: str) -> Catalogue:
    """Every course in `language`; whatever is not translated is the very same object."""
    return Catalogue(tuple(course_in(course, language) for course in catalogue.courses))


def course_in(course: Course, language: str) -> Course:
    """`course` in `language`, as far as it is translated; itself where nothing is."""
    modules = tuple(module_in(module, language) for module in course.modules)
    if all(new is old for new, old in zip(modules, course.modules, strict=True)):
        modules = course.modules
    words = next((words for words in course.translations if words.language == language), None)
    if words:
        return replace(
            course,
            language=language,
            title=words.title,
            summary=words.summary,
            outcomes=words.outcomes,
            modules=modules,
        )
    return course if modules is course.modules else replace(course, modules=modules)


def module_in(module: Module, language: str) -> Module:
    """`module` in `language`: lesson, trainer's note, questions and exercises, each if it is translated."""
    found = next((words for words in module.translations if words.language == language), None)
    if found is None:
        return module
    translated = {question.id: question for question in found.questions}
    questions = tuple(translated.get(question.id, question) for question in module.questions)
    done = {exercise.slug: exercise for exercise in found.exercises}
    exercises = tuple(done.get(exercise.slug, exercise) for exercise in module.exercises)
    module = replace(module, questions=questions, exercises=exercises)
    if found.trainer_html is not None:
        module = replace(module, trainer_html=found.trainer_html, trainer_language=language)
    if found.lesson is None:
        return module
    return replace(
        module,
        language=language,
        title=found.lesson.title,
        aim=found.lesson.aim,
        lesson_html=found.lesson.lesson_html,
        figures=found.lesson.figures,
        words=found.lesson.words,
        weight=found.lesson.weight,
    )
