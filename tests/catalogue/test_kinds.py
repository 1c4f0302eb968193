"""The kinds of question as authors write them: read whole, and each fault told by its line."""

from pathlib import Path

import pytest

from lms.catalogue.keeping import restore, write_down
from lms.catalogue.kinds import KINDS
from lms.catalogue.questions import Categories, GapFill, Hotspot, Matching, Numeric, ShortText, TrueFalse
from lms.catalogue.reading import Reading, read
from lms.catalogue.values import Question
from tests.catalogue.small_course import MODULE
from tests.guide import BANK


def bank(courses: Path, old: str = "", new: str = "") -> Reading:
    """The course with the questions of the authors' guide, one thing in them changed."""
    assert old in BANK, f"nothing to change: {old!r}"
    (courses / MODULE / "questions.yaml").write_text(BANK.replace(old, new, 1), "utf-8")
    return read(courses)


def written(courses: Path, kind: str) -> Question:
    """The question of that kind in the guide."""
    questions = bank(courses).catalogue.courses[0].modules[0].questions
    return next(question for question in questions if question.kind == kind)


def test_the_guide_shows_every_kind(courses: Path) -> None:
    reading = bank(courses)

    assert reading.faults == ()
    assert {question.kind for question in reading.catalogue.courses[0].modules[0].questions} == set(KINDS)


def test_what_is_kept_for_the_next_start_is_the_same(courses: Path) -> None:
    catalogue = bank(courses).catalogue

    assert restore(write_down(catalogue)) == catalogue


def test_a_sentence_to_judge_has_two_answers_in_the_language_of_the_course(courses: Path) -> None:
    question = written(courses, "true-false")

    assert isinstance(question, TrueFalse)
    assert [option.html for option in question.options] == ["Vrai", "Pas vrai"]
    assert question.right == "false"


def test_pairs_and_distractors_are_read(courses: Path) -> None:
    question = written(courses, "matching")

    assert isinstance(question, Matching)
    assert (question.pairs[0].left_html, question.pairs[0].right_html) == ("Ctrl + C", "Copier")
    assert [item.html for item in question.distractors] == ["Imprimer"]


def test_a_text_is_cut_where_its_gaps_are(courses: Path) -> None:
    question = written(courses, "gap")

    assert isinstance(question, GapFill)
    assert question.pieces == ("Je lis, puis j’appuie sur ", ". J’écris, puis j’appuie sur ", ".")
    assert [gap.id for gap in question.gaps] == ["bouton", "fin"]
    assert question.subject_html == "Je lis, puis j’appuie sur […]. J’écris, puis j’appuie sur […]."
    assert question.audio == "Je lis, puis j’appuie sur quoi\u202f? J’écris, puis j’appuie sur quoi\u202f?"


def test_a_key_of_the_keyboard_is_no_gap(courses: Path) -> None:
    reading = bank(courses, "Je lis, puis", "J'appuie sur [[Entrée]], puis")
    question = reading.catalogue.courses[0].modules[0].question("phrase-repondre")

    assert reading.faults == ()
    assert isinstance(question, GapFill)
    assert question.pieces[0] == "J’appuie sur <kbd>Entrée</kbd>, puis j’appuie sur "


def test_an_apostrophe_before_a_gap_is_one(courses: Path) -> None:
    reading = bank(courses, "Je lis, puis j'appuie sur [bouton].", "J'ouvre l'[bouton] ?")
    question = reading.catalogue.courses[0].modules[0].question("phrase-repondre")

    assert isinstance(question, GapFill)
    assert question.pieces[0] == "J’ouvre l’"
    assert question.pieces[1].startswith("\u202f?")


def test_numbers_are_kept_as_they_were_written(courses: Path) -> None:
    question = written(courses, "numeric")

    assert isinstance(question, Numeric)
    assert (question.answer, question.tolerance, question.unit) == ("2.15", "0", "€")
    assert [near.text for near in question.near] == ["2.05"]


def test_words_and_categories_are_read(courses: Path) -> None:
    words, things = written(courses, "short-text"), written(courses, "categories")

    assert isinstance(words, ShortText)
    assert words.answers == ("brouillons", "brouillon")
    assert isinstance(things, Categories)
    assert [item.category for item in things.items] == ["public", "public", "secret"]


def test_the_drawing_of_a_hotspot_is_what_one_answers_on(courses: Path) -> None:
    question = written(courses, "hotspot")

    assert isinstance(question, Hotspot)
    assert question.picture is None
    assert question.drawing.svg.startswith("<svg")
    assert question.view == "0 0 360 220"
    assert (question.spots[0].y, question.spots[0].height) == (45, 55)


PLANTED = [
    # what to replace, by what, lines below the first changed one, the sentence
    ("    right: false\n", "    right: non\n", 0, "Write “true” or “false” for “right”."),
    ("    if_true: Pas", "    if_ture: Pas", 0, "“if_ture” is not known here. Did you mean “if_true”?"),
    (
        "right: Coller}",
        "right: Copier}",
        -5,
        "“Copier” is written twice in this question: change one.",
    ),
    ("[Imprimer] ", "[Coller] ", -7, "“Coller” is written twice in this question: change one."),
    ("[Imprimer] ", "[A, B, C, D, E] ", 0, "Write at most 4 of “distractors”."),
    ("sur [bouton]", "sur [autre]", 0, "Write a gap with the id “autre”, or take out [autre]."),
    ("sur [bouton]", "sur le bouton", 2, "Write [bouton] in the text, where the gap is."),
    ("sur [fin]", "sur [bouton]", 0, "Write [bouton] once: a gap stands in one place."),
    ("answers: [Envoyer]", "answers: [Jeter]", 0, "Write “Jeter” among the choices too: it is right."),
    (
        "choices: [Envoyer, Supprimer, Imprimer]",
        "choices: [Envoyer]",
        0,
        "Write 2 choices or more, or none: then the answer is typed.",
    ),
    ("[Envoyer, Supprimer, Imprimer]", "[Envoyer, Jeter, Jeter]", 0, "Write each choice once."),
    (
        "answers: [Envoyer]",
        "answers: [Envoyer, Supprimer, Imprimer]",
        0,
        "Write a choice that is not right: now they all are.",
    ),
    ("answer: 2.15 ", "answer: deux ", 0, "Write “answer” as a number with a point: 2.5."),
    ("answer: 2.15 ", "answer: .inf ", 0, "Write “answer” as a number with a point: 2.5."),
    ("answer: 2.15 ", "answer: 1e999 ", 0, "Write “answer” as a number with a point: 2.5."),
    ("tolerance: 0 ", "tolerance: -1 ", 0, "Write at least 0 for “tolerance”."),
    ("tolerance: 0 ", "tolerance: 0.1 ", 3, "Change 2.05 or the tolerance: it is right."),
    ("text: spam", "text: Brouillon", 0, "Change “Brouillon”: it is one of the answers."),
    (
        "answers: [brouillons, brouillon]",
        'answers: ["?!"]',
        0,
        "Write letters or digits: signs alone cannot be compared.",
    ),
    ("category: secret,", "category: prive,", 0, "Write one of the categories: public, secret."),
    (
        "y: 45, width: 352",
        "y: 45, width: 360",
        0,
        "Move this spot into the drawing: its viewBox is 0 0 360 220.",
    ),
    ("y: 102,", "y: 90,", 0, "Move this spot: it covers a part of “haut”."),
    (
        "height: 55, right: true,",
        "height: 55,",
        -5,
        "Write “right: true” under the right spots, and leave at least one without it.",
    ),
    ("x: 4, y: 45", "x: gauche, y: 45", 0, "Write “x” as a number."),
    ("width: 352, height: 55, right", "width: 0, height: 55, right", 0, "Write more than 0 for “width”."),
    (
        "picture: {file: boite.svg",
        "picture: {file: rien.svg",
        0,
        "Put the drawing “rien.svg” beside this file, as an .svg file.",
    ),
]


@pytest.mark.parametrize(("old", "new", "below", "sentence"), PLANTED)
def test_a_planted_fault_is_told_by_its_line(
    courses: Path, old: str, new: str, below: int, sentence: str
) -> None:
    line = BANK[: BANK.index(old)].count("\n") + 1 + below

    faults = [str(fault) for fault in bank(courses, old, new).faults]

    assert f"{MODULE}/questions.yaml:{line}: {sentence}" in faults


def test_sentences_that_are_always_true_are_pointed_out(courses: Path) -> None:
    start = BANK.index("  - id: code-par-sms")
    judged = BANK[start : BANK.index("  - id: raccourcis")]
    several = "".join(judged.replace("code-par-sms", f"phrase-{number}") for number in range(4))
    (courses / MODULE / "questions.yaml").write_text(f"draw: 2\nquestions:\n{several}", "utf-8")

    told = [advice.sentence for advice in read(courses).advice]

    assert "Vary the sentences to judge: too often “right: false”." in told
