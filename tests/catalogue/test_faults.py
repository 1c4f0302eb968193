"""A mistake in a course file is reported as file, line, and a sentence saying what to write instead."""

from pathlib import Path

import pytest

from lms.catalogue.faults import CourseErrors
from lms.catalogue.kinds import KINDS
from lms.catalogue.loading import load
from lms.catalogue.reading import read
from tests.catalogue.small_course import MODULE, Plant

OPTION = "      - id: nouveau\n        text: Nouveau message\n"

COMPONENTS = "“::: steps”, “::: try”, “::: warning”, “::: audio”, “::: words”."
SHAPES = "circle, ellipse, g, line, path, polygon, polyline, rect, text, tspan."

PLANTED = [
    # file, what to replace, by what, lines below, the sentence
    (
        "course.toml",
        'code = "C02"',
        "code = C02",
        0,
        'Write the line as name = value; put words between quotes: title = "…".',
    ),
    (
        "course.toml",
        'title = "DigitAll débutant"',
        'titel = "x"',
        0,
        "“titel” is not known here. Did you mean “title”?",
    ),
    (
        "course.toml",
        'level = "beginner"',
        'level = "easy"',
        0,
        "Write 'beginner', 'intermediate' or 'advanced' for “level”.",
    ),
    ("course.toml", "hours = 20", 'hours = "twenty"', 0, "Write “hours” as a number."),
    (
        "course.toml",
        "reviewed = 2026-11-22",
        'reviewed = "soon"',
        0,
        "Write “reviewed” as year, month, day: 2026-11-22.",
    ),
    (
        "course.toml",
        'start = "18:30"',
        'start = "evening"',
        0,
        'Write “start” as hours and minutes: "18:30".',
    ),
    ("course.toml", "pass_mark = 60", "pass_mark = 160", 0, "Write at most 100 for “pass_mark”."),
    ("course.toml", "sessions = 10", "sessions = 0", 0, "Write at least 1 for “sessions”."),
    (
        "course.toml",
        'digcomp = ["1.1", "1.3", "2.1", "4.1"]',
        "digcomp = []",
        0,
        "Write at least 1 of “digcomp”.",
    ),
    ("lesson.md", "minutes: 240", "minutes: long", 0, "Write “minutes” as a whole number, without quotes."),
    (
        "lesson.md",
        "title: Créer",
        "title:\nother: Créer",
        0,
        "Write “title” as words; put them between quotes.",
    ),
    (
        "lesson.md",
        "aim: À la",
        "more: oui\naim: À la",
        0,
        "Take out “more”: it is not known here.",
    ),
    (
        "lesson.md",
        "aim: À la",
        "aim: À la: fin: ",
        0,
        "Put the text between quotes: it holds a colon followed by a space.",
    ),
    (
        "lesson.md",
        "## Votre adresse",
        "# Votre adresse",
        0,
        "Begin the heading with “##” or “###”: the title stands at the top.",
    ),
    (
        "lesson.md",
        "::: warning",
        "::: danger",
        0,
        "“::: danger” is not known. Write one of " + COMPONENTS,
    ),
    ("lesson.md", "::: try À vous", "::: try", 0, "Write a title after “::: try”: “::: try À vous”."),
    (
        "lesson.md",
        "Voici un bon message.",
        ":::",
        0,
        "Take out this “:::”, or write what begins here: " + COMPONENTS,
    ),
    (
        "lesson.md",
        "- arobase : le",
        "- arobase le",
        0,
        "Write the word like this: “- souris : petit objet sous la main”.",
    ),
    (
        "lesson.md",
        "(adresse.svg ",
        "(autre.svg ",
        0,
        "Put the drawing “autre.svg” beside this file, as an .svg file.",
    ),
    (
        "lesson.md",
        "(adresse.svg ",
        "(../adresse.svg ",
        0,
        "Put the drawing “../adresse.svg” beside this file, as an .svg file.",
    ),
    (
        "lesson.md",
        "Chaque point compte.",
        "Voici ![un dessin](boite.svg) ici.",
        -1,
        "Put the drawing on a line of its own, with an empty line around it.",
    ),
    ("questions.yaml", "draw: 6", "draw: 60", 0, "Draw at most 22: there are no more questions."),
    ("questions.yaml", "draw: 6", "draw: no", 0, "Write “draw” as a whole number, without quotes."),
    (
        "questions.yaml",
        "kind: single",
        "kind: choice",
        0,
        f"Write “kind:” as one of {', '.join(KINDS)}.",
    ),
    (
        "questions.yaml",
        "id: repondre-a-claire",
        "id: Répondre",
        0,
        "Write “id” with small letters without accents, digits and hyphens: repondre-a-tous.",
    ),
    (
        "questions.yaml",
        "id: trouver-l-objet",
        "id: repondre-a-claire",
        0,
        "Change this id: line 4 has the same.",
    ),
    (
        "questions.yaml",
        "prompt: Claire vous écrit.",
        "prompt: Claire : écrit. Ou: non",
        0,
        "Put the text between quotes: it holds a colon followed by a space.",
    ),
    (
        "questions.yaml",
        "    hint: Cherchez",
        "    hnit: Cherchez",
        0,
        "“hnit” is not known here. Did you mean “hint”?",
    ),
    (
        "questions.yaml",
        "        right: true\n",
        "",
        -11,
        "Write “right: true” under exactly one option, or use “kind: multiple”.",
    ),
    (
        "questions.yaml",
        OPTION,
        OPTION + "        right: yes please\n",
        2,
        "Write “true” or “false” for “right”.",
    ),
    (
        "questions.yaml",
        "text: Nouveau message",
        "text: Répondre",
        -7,
        "“Répondre” is written twice in this question: change one.",
    ),
    (
        "questions.yaml",
        "    hint: Cherchez",
        "    hint: un\n    hint: Cherchez",
        1,
        "“hint” is written twice: keep one.",
    ),
    (
        "questions.yaml",
        "    hint: Cherchez",
        "\thint: Cherchez",
        0,
        "Use spaces, not tabs, at the beginning of the line.",
    ),
    (
        "questions.yaml",
        "tags: [repondre]",
        "tags: &t [repondre]\n    hint: *t",
        0,
        "Write it again here: “&” and “*” are not used in courses.",
    ),
    (
        "questions.yaml",
        "picture: {file: boite.svg,",
        "picture: {file: rien.svg,",
        0,
        "Put the drawing “rien.svg” beside this file, as an .svg file.",
    ),
    (
        "adresse.svg",
        "<path d=",
        "<script>alert(1)</script><path d=",
        0,
        "Take out <script>: a drawing is made of " + SHAPES,
    ),
    (
        "adresse.svg",
        "<path d=",
        '<path onclick="x()" d=',
        0,
        "Take out “onclick”: a drawing holds shapes and colours.",
    ),
    (
        "adresse.svg",
        'fill="none"',
        'fill="url(http://example.org/x)"',
        0,
        "Take out “fill”: a drawing holds shapes and colours.",
    ),
    (
        "adresse.svg",
        "<svg xmlns",
        "<!DOCTYPE svg>\n<svg xmlns",
        0,
        "Take out <!DOCTYPE …>: a drawing begins with <svg>.",
    ),
    (
        "adresse.svg",
        'viewBox="0 0 360 132"',
        'width="360"',
        0,
        'Write the size of the drawing: <svg viewBox="0 0 360 180">.',
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "below", "sentence"), PLANTED)
def test_a_planted_fault_is_reported_with_its_place_and_a_sentence(
    courses: Path, plant: Plant, file: str, old: str, new: str, below: int, sentence: str
) -> None:
    name, _, line = plant(file, old, new).rpartition(":")

    with pytest.raises(CourseErrors) as error:
        load(courses)

    assert f"{name}:{int(line) + below}: {sentence}" in str(error.value).splitlines()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("lesson.md", "Write this file: it holds the lesson."),
        ("questions.yaml", "Write this file: it holds the questions."),
        ("trainer.md", "Write this file: it holds the trainer's note."),
    ],
)
def test_a_missing_file_is_asked_for(courses: Path, name: str, sentence: str) -> None:
    (courses / MODULE / name).unlink()

    assert f"{MODULE}/{name}:1: {sentence}" in [str(fault) for fault in read(courses).faults]


def test_an_unclosed_component_is_reported_where_it_opens(courses: Path) -> None:
    lesson = courses / MODULE / "lesson.md"
    text = lesson.read_text("utf-8").rstrip().removesuffix(":::")
    lesson.write_text(text, "utf-8")
    line = text[: text.index("::: try")].count("\n") + 1

    assert f"{MODULE}/lesson.md:{line}: Close “::: try” with a line “:::”." in map(str, read(courses).faults)


def test_a_picture_without_words_is_refused(courses: Path, plant: Plant) -> None:
    lesson = (courses / MODULE / "lesson.md").read_text("utf-8")
    start = lesson.index("![Une boîte")
    place = plant("lesson.md", lesson[start : lesson.index("](boite.svg")], "![")

    sentence = "Say between the brackets what the drawing shows: ![…](boite.svg)."
    assert f"{place}: {sentence}" in map(str, read(courses).faults)


def test_accents_in_another_encoding_are_refused(courses: Path) -> None:
    lesson = courses / MODULE / "lesson.md"
    lesson.write_bytes(lesson.read_text("utf-8").encode("cp1252", "replace"))

    faults = [str(fault) for fault in read(courses).faults]

    assert f"{MODULE}/lesson.md:1: Save this file again as UTF-8: its accents cannot be read." in faults


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read(courses: Path) -> None:
    (courses / MODULE / "trainer.md").write_text("a" * 300_000, "utf-8")

    sentence = "Cut this file into several modules: it is larger than 256 kB."
    assert f"{MODULE}/trainer.md:1: {sentence}" in map(str, read(courses).faults)


def test_all_faults_are_listed_at_once(courses: Path, plant: Plant) -> None:
    plant("lesson.md", "minutes: 240", "minutes: long")
    plant("questions.yaml", "kind: single", "kind: choice")
    plant("questions.yaml", "kind: ordering", "kind: sorting")
    plant("adresse.svg", "<path d=", "<image/><path d=")

    assert {fault.file.rpartition("/")[2] for fault in read(courses).faults} == {
        "lesson.md",
        "questions.yaml",
        "adresse.svg",
    }
    assert len(read(courses).faults) == 4


def test_two_courses_may_not_share_a_code(courses: Path) -> None:
    (courses / "digitall-debutant").rename(courses / "autre")
    twin = courses / "encore"
    twin.mkdir()
    (twin / "course.toml").write_text((courses / "autre/course.toml").read_text("utf-8"), "utf-8")

    assert "encore/course.toml:1: Change the code: the course “autre” has C02 too." in map(
        str, read(courses).faults
    )


def test_a_link_out_of_the_folder_is_not_followed(courses: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("hors du dossier", "utf-8")
    trainer = courses / MODULE / "trainer.md"
    trainer.unlink()
    trainer.symlink_to(secret)

    reading = read(courses)

    assert [fault.file for fault in reading.faults] == [f"{MODULE}/trainer.md"]
    assert "hors du dossier" not in repr(reading.catalogue)
