"""Translations beside the French files: read, checked against them, and shown as far as they go."""

import re
from pathlib import Path

import pytest

from lms.catalogue import queries
from lms.catalogue.keeping import restore, write_down
from lms.catalogue.loading import load
from lms.catalogue.questions import GapFill, ShortText
from lms.catalogue.reading import read
from lms.catalogue.translating import catalogue_in
from lms.catalogue.values import Course, Module, SingleChoice
from lms.i18n import words
from lms.learning import grading
from tests.catalogue.small_course import MODULE
from tests.catalogue.translated import LESSON, QUESTION, TYPED, TYPED_ENGLISH


@pytest.fixture
def module(courses: Path) -> Path:
    """The folder of the module."""
    return courses / MODULE


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def course_in(courses: Path, language: str) -> Course:
    (course,) = catalogue_in(load(courses), language).courses
    return course


def module_in(courses: Path, language: str) -> Module:
    (module,) = course_in(courses, language).modules
    return module


def told(courses: Path) -> list[str]:
    return [str(fault).removeprefix(f"{MODULE}/") for fault in read(courses).faults]


def advised(courses: Path) -> list[str]:
    return [str(advice).removeprefix(f"{MODULE}/") for advice in read(courses).advice]


def test_a_lesson_is_read_in_the_language_it_is_translated_to(courses: Path, module: Path) -> None:
    write(module, "lesson.en.md", LESSON)
    write(module, "trainer.en.md", "Two evenings.\n")

    english = module_in(courses, "en")

    assert (english.language, english.title) == ("en", "Write and read an e-mail")
    assert "Your friend’s address" in english.lesson_html
    assert english.figures[0].description == "A name, a sign, a service."
    assert english.words[0].definition == "the title of the message"
    assert (english.trainer_language, english.trainer_html) == ("en", "<p>Two evenings.</p>\n")
    assert english.questions == load(courses).courses[0].modules[0].questions


def test_what_is_not_translated_is_the_very_same(courses: Path) -> None:
    catalogue = load(courses)

    assert catalogue_in(catalogue, "en").courses[0] is catalogue.courses[0]


def test_a_language_without_translation_reads_french(courses: Path, module: Path) -> None:
    write(module, "lesson.en.md", LESSON)

    assert module_in(courses, "ar").language == "fr"


def test_a_question_keeps_what_is_not_words(courses: Path, module: Path) -> None:
    french = module_in(courses, "fr").question("repondre-a-claire")
    write(module, "questions.en.yaml", QUESTION)
    english = module_in(courses, "en").question("repondre-a-claire")

    assert isinstance(french, SingleChoice)
    assert isinstance(english, SingleChoice)
    assert (english.language, english.tags, english.right) == ("en", french.tags, french.right)
    assert [option.id for option in english.options] == [option.id for option in french.options]
    assert english.options[1].html == "Reply"
    assert module_in(courses, "en").question("trouver-l-objet") is not None


def test_a_question_not_wholly_translated_stays_in_french_and_says_what_is_missing(
    courses: Path, module: Path
) -> None:
    write(
        module, "questions.en.yaml", QUESTION.replace("    hint: Look for the arrow that turns back.\n", "")
    )

    question = module_in(courses, "en").question("repondre-a-claire")

    assert question is not None
    assert question.language == "fr"
    sentence = "questions.en.yaml:2: Translate “hint” too: until then, this question is shown in French."
    assert sentence in advised(courses)


def test_what_is_not_translated_yet_is_listed(courses: Path, module: Path) -> None:
    write(module, "questions.en.yaml", QUESTION)

    advice = advised(courses)

    assert any(line.startswith("questions.en.yaml:1: Translate these questions too: ") for line in advice)
    for name in ("lesson.en.md", "trainer.en.md"):
        assert f"{name}:1: Write this file too: until then, this part is shown in French." in advice


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: repondre-a-claire", "id: autre", "2: Change this id: questions.yaml has no question “autre”."),
        ("    hint:", "    hnt:", "4: Take out “hnt”: questions.yaml does not have it here."),
        ("    hint:", "    kind: multiple\n    hint:", "4: Take out “kind”: it is the same"),
        ("{id: nouveau", "{id: neuf", "7: Change this id: questions.yaml has no “neuf” here."),
        ("text: Reply", "text: Reply, right: false", "6: Take out “right”: it is the same"),
        ("text: Reply", "text: Delete", "2: “Delete” is written twice in this question: change one."),
        ("options:", "options: [", "6: The line does not fit the one above"),
    ],
)  # fmt: skip
def test_a_fault_in_translated_questions_is_told_by_line(
    courses: Path, module: Path, old: str, new: str, fault: str
) -> None:
    write(module, "questions.en.yaml", QUESTION.replace(old, new))

    assert any(line.startswith(f"questions.en.yaml:{fault}") for line in told(courses)), told(courses)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "(boite.svg)",
            "(boutons.svg)",
            "1: Show the drawings of lesson.md, in the same order: adresse.svg,",
        ),
        ("minutes: 240", "minutes: 60", "4: Write the same minutes as in lesson.md."),
        ("title: ", "titel: ", "2: “titel” is not known here. Did you mean “title”?"),
    ],
)
def test_a_fault_in_a_translated_lesson_is_told_by_line(
    courses: Path, module: Path, old: str, new: str, fault: str
) -> None:
    write(module, "lesson.en.md", LESSON.replace(old, new))

    assert any(line.startswith(f"lesson.en.md:{fault}") for line in told(courses)), told(courses)


def test_a_language_nobody_speaks_here_is_refused(courses: Path, module: Path) -> None:
    write(module, "lesson.xx.md", LESSON)
    write(module.parent.parent, "course.xx.toml", 'title = "A"\nsummary = "B"\noutcomes = ["C"]\n')

    sentence = "Name the file with a language we speak: en, ar."
    assert f"lesson.xx.md:1: {sentence}" in told(courses)
    assert f"digitall-debutant/course.xx.toml:1: {sentence}" in told(courses)


def test_a_translated_lesson_is_advised_as_the_french_one(courses: Path, module: Path) -> None:
    write(module, "lesson.en.md", LESSON.replace("has 3 parts", "has 3 parts" + " and more" * 5))

    advice = advised(courses)

    assert any(re.match(r"lesson\.en\.md:\d+: Cut this sentence", line) for line in advice)
    assert "lesson.en.md:1: Explain the 10 words of lesson.md; here are 1." in advice


def test_a_course_presents_itself_in_its_languages(courses: Path, module: Path) -> None:
    folder = module.parent.parent
    write(folder, "course.en.toml", 'title = "Beginners"\nsummary = "Come."\noutcomes = ["I read."]\n')
    assert any("Write 5 “outcomes”" in line for line in told(courses))

    write(
        folder,
        "course.en.toml",
        'title = "Beginners"\nsummary = "Come."\noutcomes = ["I", "u", "s", "h", "m"]\n',
    )
    english = course_in(courses, "en")
    assert (english.language, english.title, english.summary) == ("en", "Beginners", "Come.")
    assert english.modules is not None
    assert course_in(courses, "ar").title == "DigitAll débutant"


@pytest.fixture
def typed(courses: Path, module: Path) -> tuple[Module, Module]:
    """A module with what is typed and chosen from lists, in French and in English."""
    bank = module / "questions.yaml"
    write(module, "questions.yaml", bank.read_text("utf-8") + TYPED)
    write(module, "questions.en.yaml", "questions:" + TYPED_ENGLISH)
    return module_in(courses, "fr"), module_in(courses, "en")


def test_what_is_typed_earns_the_same_in_both_languages(typed: tuple[Module, Module]) -> None:
    for module in typed:
        question = module.question("dossier")
        assert isinstance(question, ShortText)
        assert [grading.mark(question, [word]) for word in ("brouillons", "drafts", "spam")] == [1, 1, 0]
    assert [grading.right(module.question("dossier")) for module in typed] == [("brouillons",), ("drafts",)]  # type: ignore[arg-type]  # found above


def test_a_number_is_right_with_its_unit_in_either_language(typed: tuple[Module, Module]) -> None:
    french, english = (module.question("poids") for module in typed)
    assert french is not None
    assert english is not None

    for question in (french, english):
        told = [grading.mark(question, [text]) for text in ("5,5 Mo", "5.5 MB", "5.5 mb", "5,5", "5,5 kg")]
        assert told == [1, 1, 1, 1, 0]
        assert grading.words(question, ["5.5 MB"]) == ["5.5 MB"]
    assert [grading.right(question) for question in (french, english)] == [("5,5",), ("5.5",)]


def test_a_choice_is_recorded_alike_and_shown_in_its_language(typed: tuple[Module, Module]) -> None:
    french, english = (module.question("phrase") for module in typed)
    assert isinstance(french, GapFill)
    assert isinstance(english, GapFill)

    assert [part.id for part in grading.parts(french)] == [part.id for part in grading.parts(english)]
    assert [part.html for part in grading.parts(english)][:2] == ["Send", "Delete"]
    given = ["bouton=Envoyer", "qui=Clara"]
    assert grading.mark(french, given) == grading.mark(english, given) == 1
    assert grading.words(english, ["bouton=Supprimer"])[0].endswith("Delete")


def test_choices_in_another_order_are_refused(
    courses: Path, module: Path, typed: tuple[Module, Module]
) -> None:
    write(
        module, "questions.en.yaml", "questions:" + TYPED_ENGLISH.replace("[Send, Delete]", "[Delete, Send]")
    )

    assert any("Write the choices of “bouton” in the same order" in line for line in told(courses))


def test_translations_are_kept_and_change_the_version_of_what_is_answered(
    courses: Path, module: Path
) -> None:
    before = load(courses).courses[0]
    write(module, "lesson.en.md", LESSON)
    lesson = load(courses)
    assert lesson.courses[0].version != before.version
    assert lesson.courses[0].modules[0].version == before.modules[0].version

    write(module, "questions.en.yaml", QUESTION)
    questions = load(courses)
    assert questions.courses[0].modules[0].version != before.modules[0].version
    assert restore(write_down(questions)) == questions


def test_pages_get_the_course_in_the_language_spoken(courses: Path, module: Path) -> None:
    write(module, "lesson.en.md", LESSON)
    before = queries.in_force()
    queries.put_in_force(load(courses))
    try:
        words.use("en")
        shown = queries.course_shown("digitall-debutant")
        assert shown is not None
        assert shown.modules[0].title == "Write and read an e-mail"
        assert queries.course_shown("digitall-debutant") is shown
        counted = queries.course("digitall-debutant")
        assert counted is not None
        assert counted.modules[0].title == "Créer et lire un e-mail"
    finally:
        words.use("fr")
        queries.put_in_force(before)
