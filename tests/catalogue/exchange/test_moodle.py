"""Moodle XML: what is read, what is listed and why, and that our own questions come back."""

import pytest

from lms.catalogue.exchange.carried import Brought, Carried
from lms.catalogue.exchange.moodle_writing import write_moodle
from lms.catalogue.exchange.reading import read_questions_of
from lms.catalogue.questions import GapFill, Hotspot
from tests.catalogue.exchange.samples import EVIL, MOODLE, SVG, in_base64
from tests.guide import questions as questions_of_the_guide


def read(text: str, language: str = "fr") -> Carried:
    return read_questions_of(text.encode(), language)


def one(kind: str, inside: str, text: str = "Quoi ?", files: str = "") -> Brought:
    """The only question of a file."""
    carried = read(_quiz(kind, inside, text, files))
    assert carried.left_out == ()
    (brought,) = carried.questions
    return brought


def why_not(kind: str, inside: str, text: str = "Quoi ?") -> str:
    """The reason why the only question of a file does not come."""
    (remark,) = read(_quiz(kind, inside, text, "")).left_out
    return remark.sentence


def _quiz(kind: str, inside: str, text: str, files: str) -> str:
    return (
        f'<quiz><question type="{kind}"><name><text>Q</text></name><questiontext format="html">'
        f"<text><![CDATA[{text}]]></text>{files}</questiontext>{inside}</question></quiz>"
    )


CHOICE = (
    '<single>true</single><answer fraction="100" format="html"><text>oui</text></answer>'
    '<answer fraction="0" format="html"><text>non</text></answer>'
)


def test_every_type_of_question_becomes_one_of_our_kinds() -> None:
    carried = read(MOODLE)

    assert [brought.question.kind for brought in carried.questions] == [
        "single",
        "multiple",
        "true-false",
        "short-text",
        "numeric",
        "matching",
        "categories",
        "ordering",
        "gap",
        "gap",
        "hotspot",
        "hotspot",
        "single",
        "single",
    ]
    assert [brought.question.tags for brought in carried.questions][:2] == [
        ("reseau", "reseau-local"),
        ("reseau",),
    ]


def test_what_cannot_come_is_listed_by_the_line_where_it_stands() -> None:
    lines = MOODLE.split("\n")
    left_out = read(MOODLE).left_out

    assert [remark.about for remark in left_out] == ["Lettre", "Calcul", "Glisser", "Autre"]
    assert all('<question type="' in lines[remark.line - 1] for remark in left_out)
    assert "un long texte" in left_out[0].sentence
    assert "nombres fixes" in left_out[1].sentence


def test_items_are_put_in_the_order_of_their_numbers() -> None:
    ordering = next(b for b in read(MOODLE).questions if b.question.kind == "ordering")

    assert [item["text"] for item in ordering.written["items"]] == ["un", "deux", "trois"]


def test_gaps_inside_a_text_are_typed_or_chosen() -> None:
    question = next(b.question for b in read(MOODLE).questions if b.question.id == "trous")

    assert isinstance(question, GapFill)
    assert question.pieces == ("Le ", " va dans la ", ".")
    assert [(gap.answers, gap.choices) for gap in question.gaps] == [
        (("câble",), ("câble", "fil")),
        (("prise", "Prise murale"), ()),
    ]


def test_markers_on_a_drawing_are_places_to_touch() -> None:
    door, window = (b for b in read(MOODLE).questions if isinstance(b.question, Hotspot))

    assert door.question.prompt_html == "Où est-ce\N{NARROW NO-BREAK SPACE}?<br>\nLa porte"
    assert window.question.prompt_html == "Où est-ce\N{NARROW NO-BREAK SPACE}?<br>\nLa fenêtre"
    assert [spot.get("right", False) for spot in door.written["spots"]] == [True, False]
    assert [spot.get("right", False) for spot in window.written["spots"]] == [False, True]


def test_a_drawing_comes_with_its_question_and_a_photograph_does_not() -> None:
    carried = read(MOODLE)
    drawn, photographed = carried.questions[-2:]

    assert carried.drawings["rue.svg"] == SVG.encode()
    assert drawn.question.picture is not None
    assert drawn.question.picture.description == "Une rue."
    assert photographed.question.picture is None
    assert any("photo.png" in note for note in photographed.notes)


def test_a_drawing_with_a_script_stays_out() -> None:
    file = f'<file name="x.svg" encoding="base64">{in_base64(EVIL)}</file>'
    brought = one("multichoice", CHOICE, '<img src="@@PLUGINFILE@@/x.svg" alt="x"> Quoi ?', file)

    assert brought.question.picture is None
    assert any("x.svg" in note and "script" in note for note in brought.notes)


def test_nothing_of_html_gets_through_but_words() -> None:
    text = '<p onclick="x()">Quoi <b>ici</b> ?<script>alert(1)</script><iframe src="//x"></iframe></p>'

    assert (
        one("multichoice", CHOICE, text).question.prompt_html
        == "Quoi <strong>ici</strong>\N{NARROW NO-BREAK SPACE}?"
    )


@pytest.mark.parametrize(
    ("kind", "inside", "text", "reason"),
    [
        ("essay", "", "Quoi ?", "un long texte"),
        ("calculatedmulti", "", "Quoi ?", "nombres fixes"),
        ("ddimageortext", "", "Quoi ?", "hotspot"),
        ("coderunner", "", "Quoi ?", "coderunner"),
        ("cloze", "", "Rien ici.", "Aucun trou"),
        ("cloze", "", "{1:NUMERICAL:=3:1}", "tolérance"),
        ("cloze", "", "{1:MULTIRESPONSE:=a~b}", "MULTIRESPONSE"),
        ("gapselect", "<selectoption><text>a</text></selectoption>", "Le [[7]].", "[[7]]"),
        ("ddmarker", '<file name="x.png" encoding="base64">AA==</file>', "Où ?", "SVG"),
        ("shortanswer", '<answer fraction="100"><text>a*</text></answer>', "Quoi ?", "étoile"),
        ("multichoice", CHOICE, "", "ne demande rien"),
        ("multichoice", CHOICE, "x" * 20_001, "trop long"),
    ],
)
def test_each_reason_says_what_to_do(kind: str, inside: str, text: str, reason: str) -> None:
    assert reason in why_not(kind, inside, text)


def test_our_own_questions_come_back() -> None:
    ours = questions_of_the_guide()
    exported = write_moodle(ours.values(), "Atelier & e-mail")
    back = {brought.question.id: brought.question for brought in read(exported.text).questions}

    assert set(back) == {question.id for question in ours.values()}
    for kind, question in ours.items():
        again = back[question.id]
        assert again.kind == ("single" if kind == "hotspot" else kind)
        assert again.explanation_html == question.explanation_html
        assert again.hint_html == question.hint_html
    assert back["total-courses"].near == ours["numeric"].near  # type: ignore[attr-defined]  # they are numeric
    assert back["phrase-repondre"].gaps[0].answers == ("Répondre",)  # type: ignore[attr-defined]  # it is a gap
    assert back["message-de-claire"].picture is not None


def test_what_does_not_go_is_told() -> None:
    ours = questions_of_the_guide()
    exported = write_moodle(ours.values())

    assert [line.partition(":")[0] for line in exported.left_out] == ["phrase-repondre", "message-de-claire"]
    assert "<!-- message-de-claire:" in exported.text
