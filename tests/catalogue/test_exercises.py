"""Exercises: folders of a module, read whole into immutable values, each fault told by file and line."""

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from lms.catalogue.keeping import restore, write_down
from lms.catalogue.loading import load
from lms.catalogue.practice import Exercise
from lms.catalogue.reading import Reading, read
from tests.catalogue.small_course import MODULE, ROLE_PLAY, Plant

CODE = {
    "exercise.yaml": """\
        kind: python
        title: Dire bonjour
        minutes: 10
        hints: ["Regardez les guillemets.", "La ligne commence par `print(`"]
        tests:
          - {input: ["Amina"], prints: "Bonjour Amina", says: "Regardez le mot affiché."}
          - {call: "total([3, 4])", gives: 7}
          - {call: "moyenne([1, 2])", gives: 1.5, within: 0.001}
          - {call: "age('x')", raises: ValueError}
          - {avoids: "import"}
        """,
    "statement.md": "Écrivez le mot `bonjour`.\nDites ensuite un prénom.\n",
    "starter.py": "print('au revoir')\n",
    "reference.py": "print('Bonjour', input())\n",
    "wrong-au-revoir.py": "print('au revoir', input())\n",
}
WATCHED = {
    "exercise.yaml": ROLE_PLAY,
    "statement.md": "Jouez la scène à deux.\n",
}

BARE = {"exercise.yaml": "kind: mail\ntitle: Essai\nminutes: 5\n", "statement.md": "Essayez.\n"}


@pytest.fixture
def folder(courses: Path) -> Path:
    """Where the exercises of the module stand."""
    found = courses / MODULE / "exercises"
    shutil.rmtree(found, ignore_errors=True)
    return found


def write(folder: Path, name: str, files: dict[str, str], **changes: str) -> None:
    (folder / name).mkdir(parents=True)
    for file, text in files.items():
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / name / file).write_text(dedent(text), "utf-8")


def only_exercise(courses: Path) -> Exercise:
    (exercise,) = load(courses).courses[0].modules[0].exercises
    return exercise


def faults(courses: Path) -> list[str]:
    return [str(fault).removeprefix(f"{MODULE}/exercises/01-bonjour/") for fault in read(courses).faults]


def test_a_code_exercise_is_read_whole(courses: Path, folder: Path) -> None:
    write(folder, "01-bonjour", CODE)

    exercise = only_exercise(courses)

    assert (exercise.slug, exercise.number, exercise.kind, exercise.minutes) == ("bonjour", 1, "python", 10)
    assert "<code>bonjour</code>" in exercise.statement_html
    assert exercise.hints == ("Regardez les guillemets.", "La ligne commence par <code>print(</code>")
    assert exercise.code is not None
    assert exercise.code.starter == "print('au revoir')\n"
    assert [(wrong.name, "au revoir" in wrong.text) for wrong in exercise.code.wrong] == [("au-revoir", True)]
    assert exercise.code.tests[0].plain == {"input": ["Amina"], "prints": "Bonjour Amina"}
    assert exercise.code.tests[0].says == "Regardez le mot affiché."
    assert [test.plain.get("gives") for test in exercise.code.tests] == [None, 7, 1.5, None, None]


def test_what_a_trainer_watches_has_a_checklist(courses: Path, folder: Path) -> None:
    write(folder, "01-ecouter", WATCHED)

    exercise = only_exercise(courses)

    assert (exercise.checklist[0].id, exercise.checklist[0].text) == (
        "ecoute",
        "Écoute jusqu’au bout.",
    )
    assert exercise.criterion("merci") is exercise.checklist[2]
    assert exercise.criterion("autre") is None
    assert exercise.code is None


def test_an_exercise_changes_the_course_but_not_what_the_quiz_asks(courses: Path, folder: Path) -> None:
    before = load(courses).courses[0]
    write(folder, "01-bonjour", CODE)
    after = load(courses).courses[0]

    assert after.version != before.version
    assert after.modules[0].version == before.modules[0].version


def test_exercises_are_kept_and_found_again(courses: Path, folder: Path) -> None:
    write(folder, "01-bonjour", CODE)
    write(folder, "02-ecouter", WATCHED)
    catalogue = load(courses)

    again = restore(write_down(catalogue))

    assert again == catalogue
    assert [exercise.number for exercise in again.courses[0].modules[0].exercises] == [1, 2]
    assert again.courses[0].modules[0].exercise("ecouter") is not None
    assert again.courses[0].modules[0].exercise("autre") is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kind: python", "kind: cobol", "exercise.yaml:1: Write 'python', 'javascript', 'sql', 'html'"),
        ("minutes: 10", "minutes: 0", "exercise.yaml:3: Write at least 1 for “minutes”."),
        ("minutes: 10", "minuts: 10", "exercise.yaml:3: “minuts” is not known here. Did you mean “minutes”?"),
        ("hints:", "hints: [", "exercise.yaml:5: The line does not fit the one above"),
        ("gives: 7", "givs: 7", "exercise.yaml:7: “givs” is not known here. Did you mean “gives”?"),
        (', gives: 7', "", "exercise.yaml:7: Write “gives:” or “raises:” beside “call:”, one of the two."),
        ("gives: 1.5", "gives: un", "exercise.yaml:8: “within:” goes with a number"),
        ("avoids:", "avoid:", "exercise.yaml:10: Write a test that holds one of “call:”, “prints:”"),
        ('prints: "Bonjour Amina"', "prints: 5", "exercise.yaml:6: Write “prints” as words"),
    ],
)  # fmt: skip
def test_a_fault_in_the_settings_is_told_by_line(
    courses: Path, folder: Path, old: str, new: str, fault: str
) -> None:
    write(folder, "01-bonjour", CODE, **{old: new})

    assert any(told.startswith(fault) for told in faults(courses)), faults(courses)


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("exercise.yaml", "exercise.yaml:1: Write this file: it holds the settings of the exercise."),
        ("statement.md", "statement.md:1: Write this file: it holds what to do."),
        ("starter.py", "starter.py:1: Write this file: it holds what the learner finds."),
        ("reference.py", "reference.py:1: Write this file: it holds a solution that passes every test."),
        ("wrong-au-revoir.py", "exercise.yaml:1: Add a file wrong-….py: a solution that a test refuses."),
    ],
)
def test_a_file_that_is_missing_is_named(courses: Path, folder: Path, file: str, fault: str) -> None:
    write(folder, "01-bonjour", {name: text for name, text in CODE.items() if name != file})

    assert fault in faults(courses)


@pytest.mark.parametrize(
    ("files", "old", "new", "fault"),
    [
        (WATCHED, "kind: role-play", "kind: mail", "Take out “checklist:”: it goes with role-play, project."),
        (WATCHED, "id: merci", "id: ecoute", "“ecoute” is written twice in “checklist”: change one id."),
        (
            CODE,
            "kind: python",
            "kind: files",
            "Take out “tests:”: they go with python, javascript, sql, html.",
        ),
        (BARE, "kind: mail", "kind: sql", "Write “tests:”: they show the exercise is done."),
    ],
)
def test_what_does_not_go_with_the_kind_is_refused(
    courses: Path, folder: Path, files: dict[str, str], old: str, new: str, fault: str
) -> None:
    write(folder, "01-bonjour", {name: dedent(text).replace(old, new) for name, text in files.items()})

    told = faults(courses)

    assert f"exercise.yaml:1: {fault}" in told


@pytest.mark.parametrize(
    ("kind", "test"),
    [
        ("sql", '{rows: [["Amina", 3], [null, 1.5]], ordered: true}'),
        ("sql", '{after: "SELECT count(*) FROM eleves", rows: [[4]]}'),
        ("html", "{selector: h1, count: 1}"),
        ("html", "{selector: img, attribute: alt, filled: true}"),
        ("html", '{selector: p, style: color, value: "#c00"}'),
        ("html", "{order: [h1, h2, p]}"),
        ("javascript", '{call: "premier([1])", gives: null}'),
    ],
)
def test_each_language_has_its_tests(courses: Path, folder: Path, kind: str, test: str) -> None:
    end = {"sql": "sql", "html": "html", "javascript": "js"}[kind]
    files = {name: f"{name}\n" for name in (f"starter.{end}", f"reference.{end}", f"wrong-un.{end}")}
    settings = f"kind: {kind}\ntitle: Essai\nminutes: 5\ntests:\n  - {test}\n"
    others = {
        "exercise.yaml": settings,
        "statement.md": "Essayez.\n",
        "schema.sql": "CREATE TABLE eleves (a);\n",
    }
    write(folder, "01-essai", files | others)

    code = only_exercise(courses).code

    assert code is not None
    assert len(code.tests) == 1
    assert bool(code.schema) == (kind == "sql")


@pytest.mark.parametrize(
    ("test", "fault"),
    [
        ("{selector: h1}", "Write one of “count:”, “text:”, “attribute:” or “style:” beside “selector:”."),
        ("{selector: h1, attribute: alt}", "Write “value:” or “filled: true” beside “attribute:”."),
        ("{selector: h1, style: color}", "Write “value:” beside “style:”."),
        (
            "{selector: h1, count: 1, filled: true}",
            "Take out “filled:”: it goes with “attribute:” or “style:”.",
        ),
    ],
)
def test_a_test_of_a_page_looks_at_one_thing(courses: Path, folder: Path, test: str, fault: str) -> None:
    settings = f"kind: html\ntitle: Essai\nminutes: 5\ntests:\n  - {test}\n"
    write(folder, "01-bonjour", {"exercise.yaml": settings, "statement.md": "Essayez.\n"})

    assert f"exercise.yaml:5: {fault}" in faults(courses)


def test_two_exercises_of_one_name_or_with_no_number_are_refused(courses: Path, folder: Path) -> None:
    write(folder, "01-bonjour", WATCHED)
    write(folder, "02-bonjour", WATCHED)
    write(folder, "bonsoir", WATCHED)

    told = [fault.sentence for fault in read(courses).faults]

    assert told.count("Change the name of the folder: another exercise has the same.") == 2
    assert "Name the folder with its number and its name: 01-dire-bonjour." in told


def test_long_sentences_of_a_statement_are_pointed_out(courses: Path, folder: Path) -> None:
    write(folder, "01-bonjour", {**CODE, "statement.md": "un deux trois quatre cinq six " * 3})

    (advice,) = read(courses).advice

    assert advice.file.endswith("exercises/01-bonjour/statement.md")


def test_how_attempts_run_is_read_with_its_defaults(courses: Path, plant: Plant) -> None:
    module = load(courses).courses[0].modules[0]
    assert module.balance
    assert (module.policy.attempts, module.policy.keep, module.policy.feedback) == (0, "best", "at-once")

    plant(
        "questions.yaml",
        "draw: 6\n",
        "draw: 6\nbalance: false\npolicy: {attempts: 2, keep: last, minutes: 20}\n",
    )
    changed = load(courses).courses[0].modules[0]

    assert not changed.balance
    assert (changed.policy.attempts, changed.policy.keep, changed.policy.minutes) == (2, "last", 20)
    assert changed.version == module.version


def test_a_policy_that_is_not_known_is_told_by_line(courses: Path, plant: Plant) -> None:
    plant("questions.yaml", "draw: 6\n", "draw: 6\npolicy:\n  keep: first\n")

    assert f"{MODULE}/questions.yaml:4: Write 'best' or 'last' for “keep”." in map(str, read(courses).faults)


def test_a_sign_that_cannot_be_seen_is_refused(courses: Path, plant: Plant) -> None:
    place = plant("lesson.md", "Chaque point compte.", "Chaque \x02point compte.")

    assert f"{place}: Type this line again: it holds a sign that cannot be seen." in map(
        str, read(courses).faults
    )


def test_the_exercises_of_the_courses_are_kept_too(real: Reading) -> None:
    modules = [module for course in real.catalogue.courses for module in course.modules]

    assert any(module.exercises for module in modules)
