"""Advice: what authors are told could be better, with file and line; the course still loads."""

from pathlib import Path

import pytest

from lms.catalogue.loading import load
from lms.catalogue.reading import read
from tests.catalogue.small_course import MODULE, Plant

LONG = "Un deux trois quatre cinq six sept huit neuf dix onze douze treize."
CUT = f"Cut this sentence: it has 13 words, 12 is enough: “{LONG}”"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("lesson.md", "Chaque point compte.", LONG, CUT),
        ("questions.yaml", "Cherchez la flèche qui revient vers la gauche.", LONG, CUT),
        (
            "lesson.md",
            "- arobase : le signe @ dans une adresse e-mail",
            "- arobase :",
            "Say in simple words what “arobase” means.",
        ),
    ],
)
def test_what_could_be_better_is_told_with_its_place(
    courses: Path, plant: Plant, file: str, old: str, new: str, sentence: str
) -> None:
    place = plant(file, old, new)

    reading = read(courses)

    assert f"{place}: {sentence}" in map(str, reading.advice)
    assert load(courses) == reading.catalogue


def test_long_sentences_are_welcome_in_an_advanced_course(courses: Path, plant: Plant) -> None:
    plant("lesson.md", "Chaque point compte.", LONG)
    plant("course.toml", 'level = "beginner"', 'level = "advanced"')

    assert read(courses).advice == ()


def test_a_heavy_drawing_is_pointed_out(courses: Path, plant: Plant) -> None:
    plant("adresse.svg", "<path d=", f'<path d="M0 0{"h1" * 1600}"/><path d=')

    assert "Simplify the drawing" in str(read(courses).advice[0])


def test_a_small_bank_is_pointed_out(courses: Path) -> None:
    bank = courses / MODULE / "questions.yaml"
    parts = bank.read_text("utf-8").split("\n  - id: ")
    bank.write_text("\n  - id: ".join(parts[:9]) + "\n", "utf-8")

    sentences = [advice.sentence for advice in read(courses).advice]

    assert "Write more questions: 8 for 6 drawn; at least 10 are wanted." in sentences


def test_a_place_that_gives_the_answer_away_is_pointed_out(courses: Path) -> None:
    questions = "".join(
        f"""
  - id: question-{number}
    kind: single
    prompt: Une question
    explanation: Une explication
    options:
      - {{id: un, text: Un, feedback: Pas encore.}}
      - {{id: deux, text: La plus longue, feedback: Oui., right: true}}"""
        for number in range(10)
    )
    (courses / MODULE / "questions.yaml").write_text(f"draw: 6\nquestions:{questions}\n", "utf-8")

    told = [str(advice).removeprefix(f"{MODULE}/") for advice in read(courses).advice]

    assert "questions.yaml:1: Vary the place of the right option: it is too often number 2." in told
    assert "questions.yaml:3: Shorten the right option: being the longest, it gives itself away." in told


@pytest.mark.parametrize("sign", ["`=A1+B2`", "[[Ctrl]]", "banque.fr/entrer"])
def test_signs_a_voice_cannot_say_call_for_a_text_to_hear(courses: Path, plant: Plant, sign: str) -> None:
    prompt = "    prompt: Quelle adresse e-mail est bien écrite ?"
    place = plant("questions.yaml", prompt, f'    prompt: "Que veut dire {sign} ?"')
    line = int(place.rpartition(":")[2]) - 3

    (advice,) = read(courses).advice
    assert (advice.line, advice.sentence) == (
        line,
        f"Add “audio:” with words a voice can say: “{sign.strip('`[]')}” is not understood when heard.",
    )

    plant(
        "questions.yaml",
        f'    prompt: "Que veut dire {sign} ?"',
        f'    audio: Que voyez-vous ?\n    prompt: "{sign} ?"',
    )
    assert read(courses).advice == ()
