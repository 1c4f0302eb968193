"""GIFT: what is read, what is listed and why, and that writing then reading changes nothing."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from markupsafe import Markup

from lms.catalogue.exchange.carried import Brought, Carried
from lms.catalogue.exchange.gift import read_gift
from lms.catalogue.exchange.gift_writing import write_gift
from lms.catalogue.questions import GapFill, Numeric
from lms.catalogue.values import Question
from tests.catalogue.exchange.gift_grammar import GIFT
from tests.catalogue.exchange.samples import GIFT as SAMPLE
from tests.guide import questions as questions_of_the_guide


def one(text: str) -> Brought:
    """The only question of a file."""
    carried = read_gift(text, "fr")
    assert carried.left_out == ()
    (brought,) = carried.questions
    return brought


def why_not(text: str) -> str:
    """The reason why the only question of a file does not come."""
    carried = read_gift(text, "fr")
    assert carried.questions == ()
    (remark,) = carried.left_out
    return remark.sentence


def right_of(options: list[dict[str, Any]]) -> list[str]:
    return [option["text"] for option in options if option.get("right")]


def test_every_type_of_question_becomes_one_of_our_kinds() -> None:
    carried = read_gift(SAMPLE, "fr")

    assert [(brought.line, brought.question.kind) for brought in carried.questions] == [
        (4, "single"),
        (11, "multiple"),
        (17, "true-false"),
        (19, "short-text"),
        (23, "matching"),
        (25, "categories"),
        (27, "gap"),
        (29, "numeric"),
        (31, "numeric"),
        (33, "single"),
        (35, "ordering"),
    ]


def test_what_cannot_come_is_listed_by_line_with_the_reason() -> None:
    told = [str(remark).replace("\N{NO-BREAK SPACE}", " ") for remark in read_gift(SAMPLE, "fr").left_out]

    assert told == [
        "41: Lettre: Elle demande un long texte : faites-en un exercice que le formateur lit.",
        "43: Lisez bien la suite.: C’est un texte sans réponses : écrivez-le dans la leçon.",
        "45: Ouverte: Fermez les réponses par « } », sans ligne vide à l’intérieur.",
        "47: Tout juste: Toutes les réponses sont justes : ajoutez-en une qui ne l’est pas.",
    ]


def test_feedback_title_and_tags_are_kept() -> None:
    written = one(
        "// [tag:Boîte]\n$CATEGORY: a/E-mail\n::Le bouton::Où ? {=Ici#Oui, là. ~Là#Pas là.####Car c'est ici.}"
    ).written

    assert written["id"] == "le-bouton"
    assert written["tags"] == ["e-mail", "boite"]
    assert [option["feedback"] for option in written["options"]] == ["Oui, là.", "Pas là."]
    assert written["explanation"] == "Car c'est ici."


def test_words_that_lack_are_neutral_and_the_author_is_told() -> None:
    brought = one("Où ? {=Ici ~Là}")

    assert [option["feedback"] for option in brought.written["options"]] == ["Oui.", "Pas encore."]
    assert brought.written["explanation"] == "Regardez la bonne réponse, puis essayez encore."
    assert len(brought.notes) == 2


def test_shares_of_the_mark_make_a_multiple_choice() -> None:
    brought = one("Lesquels ? {~%50%A#a ~%50%B#b ~%-50%C#c####Voilà.}")

    assert brought.question.kind == "multiple"
    assert right_of(brought.written["options"]) == ["A", "B"]
    assert brought.notes == ()  # that is how we mark too


def test_marks_we_do_not_give_are_told() -> None:
    brought = one("Lesquels ? {~%70%A#a ~%30%B#b ~%-100%C#c####Voilà.}")

    assert len(brought.notes) == 2


def test_a_range_is_a_number_with_its_tolerance() -> None:
    question = one("Pi ? {#3.141..3.142}").question

    assert isinstance(question, Numeric)
    assert (question.answer, question.tolerance) == ("3.1415", "0.0005")


def test_a_missing_word_is_a_gap() -> None:
    question = one("Mozart est né en {=1756 ~1800} à Salzbourg.").question

    assert isinstance(question, GapFill)
    assert question.pieces == ("Mozart est né en ", " à Salzbourg.")
    assert question.gaps[0].choices == ("1756", "1800")


def test_escaped_signs_are_words() -> None:
    written = one(r"Est-ce \{\=\} ou \~\: \# ? {=a\=b ~\%}").written

    assert written["prompt"] == "Est-ce {=} ou ~: # ?"
    assert written["options"][0]["text"] == "a=b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[html]<p>Un <b>mot</b><script>alert(1)</script></p>", "Un <strong>mot</strong>"),
        ("[html]<a href='javascript:x()'>ici</a><img src=x onerror=y>", "ici"),
        ("[plain]Un <b>mot</b> *nu*", "Un &lt;b&gt;mot&lt;/b&gt; *nu*"),
        ("[markdown]Un *mot* <i>nu</i>", "Un <em>mot</em> &lt;i&gt;nu&lt;/i&gt;"),
        ("[moodle]Un <i>mot</i>", "Un <em>mot</em>"),
        ("[html]a<br>b", "a<br>\nb"),
        ("[html]x<sup>2</sup> et <kbd>Entrée</kbd>", "x² et <kbd>Entrée</kbd>"),
    ],
)
def test_each_format_is_read_and_made_safe(text: str, shown: str) -> None:
    escaped = text.replace("=", "\\=").replace(":", "\\:")

    assert one(f"{escaped} {{T}}").question.prompt_html == shown


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Combien ? {#abc}", "n’est pas un nombre"),
        ("Combien ? {#1e999}", "n’est pas un nombre"),
        ("Combien ? {#=1 =2}", "un seul nombre juste"),
        ("Qui ? {=A*}", "une étoile"),
        ("Qui ? {~a ~b}", "Aucune réponse"),
        ("Qui ? {=a ~a}", "écrit deux fois"),
        ("Qui ? {=a ~b ~c ~d ~e ~f ~g}", "Nombre de réponses\N{NO-BREAK SPACE}: 7."),
        ("Reliez. {=a -> b =c}", "Écrivez «\N{NO-BREAK SPACE}->"),
        ("Reliez. {=a -> b =c -> d}", "Nombre de réponses\N{NO-BREAK SPACE}: 2."),
        ("Qui {=a} et {=b} ?", "une seule paire d’accolades"),
        ("{=a ~b}", "ne demande rien"),
    ],
)
def test_each_reason_says_what_to_do(text: str, reason: str) -> None:
    assert reason in why_not(text)


def values(carried: Carried) -> list[Question]:
    return [brought.question for brought in carried.questions]


def bare(value: object) -> object:
    """A question without the tags of its words: emphasis over two lines may come back as one on each."""
    if isinstance(value, Question):
        return (value.kind, bare(asdict(value)))
    if isinstance(value, dict):
        return {name: bare(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [bare(part) for part in value]
    return value.striptags() if isinstance(value, Markup) else value


@settings(max_examples=60)
@given(GIFT)
def test_writing_then_reading_changes_nothing(text: str) -> None:
    first = read_gift(text, "en")
    exported = write_gift(values(first))
    again = read_gift(exported.text, "en")
    twice = read_gift(write_gift(values(again)).text, "en")

    gone = {line.partition(":")[0] for line in exported.left_out}
    assert bare(values(again)) == bare([question for question in values(first) if question.id not in gone])
    assert values(twice) == values(again)
    assert again.left_out == ()


def test_our_own_questions_come_back_but_for_what_gift_cannot_hold() -> None:
    ours = questions_of_the_guide()
    exported = write_gift(ours.values(), "E-mail")
    kinds = {brought.question.kind for brought in read_gift(exported.text, "fr").questions}

    assert kinds == set(ours) - {"gap", "hotspot"}
    assert len([line for line in exported.left_out if "Moodle XML" in line]) == 2
    assert all(f"// {' '.join(line.split())}" in exported.text for line in exported.left_out)
