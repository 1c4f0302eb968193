"""Each check of the registry: what meets it, what does not yet, and what is said then."""
# ruff: noqa: E501 - a table is easier to read in rows

import json
from typing import Any

import pytest

from lms.catalogue import office_checks
from lms.catalogue.practice import OfficeCheck
from lms.learning.grading.office import CHECKS, verdict
from lms.learning.grading.office.gestures import GESTURES
from lms.learning.grading.office.holding import HOLDS
from lms.learning.practice.verdicts import Verdict
from lms.sandbox.graders.office.grid import Book, Cell, Sheet
from lms.sandbox.reckoning.formulas import corners


def line(text: str, marks: int = 0, font: str = "Arial", size: float = 12, **more: Any) -> dict[str, Any]:
    usual = {
        "style": "Normal",
        "align": "left",
        "where": "body",
        "runs": [[len(text), marks, font, size, ""]],
    }
    return {"text": text, **usual, **more}


def text(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "kind": "document", "format": "odt", "macros": False, "paragraphs": list(lines), "tables": [], "images": [],
        "links": [], "fields": [], "headers": [], "footers": [], "page_numbers": [], "margins": {}, "paper": [],
        "styles": {}, "contents": 0, "pages": 1, "language": "fr-FR",
    }  # fmt: skip
    return usual | more


def book(cells: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A sheet “F” as the reader tells it: formulas begin with =; more goes into the sheet."""
    sheet = Sheet("F")
    for name, value in cells.items():
        _, row, column, _, _ = corners(name)
        made = value if isinstance(value, Cell) else Cell(value)
        if isinstance(value, str) and value.startswith("="):
            made = Cell(None, value)
        sheet.put(row, column, made)
    for name, value in more.items():
        setattr(sheet, name, value)
    return {"kind": "spreadsheet", "format": "ods", "macros": False, **Book([sheet]).facts()}


def deck(*slides: dict[str, Any]) -> dict[str, Any]:
    usual = {
        "title": "",
        "text": "",
        "notes": "",
        "images": [],
        "layout": "1",
        "charts": 0,
        "transition": False,
    }
    return {"kind": "slides", "format": "odp", "macros": False, "slides": [usual | slide for slide in slides]}


def told(facts: dict[str, Any], check: str, **asked: Any) -> Verdict:
    kind = facts["kind"]
    source = office_checks.CHECKS[kind][check].model_validate({"check": check, **asked})
    plain = json.dumps(source.model_dump(mode="json", exclude={"check", "says"}))
    return verdict(kind, (OfficeCheck(check, plain, source.says),), facts)


H1: dict[str, Any] = {"level": 1}
PICTURE, BARE = {"alt": "Le plan du quartier", "outside": False}, {"alt": "", "outside": False}
SUMS = {"A1": 1.0, "A2": 2.0, "A3": 3.0, "B1": "=SUM(A1:A3)", "B2": 6.0, "B3": "=A1*2", "C1": "=$A$1*A2"}
LIST = {"A1": "Ville", "A2": "Épinal", "A3": "Metz", "A4": "Nancy"}
CHART = {"kind": "bar", "title": "Metz gagne", "refs": ["F!$A$1:$A$3"], "from_zero": True}

CASES: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    # check, what is asked, facts that meet it, facts that do not
    ("heading", {"level": 1, "at": ["Se loger"]}, text(line("● Se loger", **H1)), text(line("Se loger", 1, size=20))),
    ("heading", {"level": 1, "count": 1}, text(line("a", **H1)), text(line("a", **H1), line("b", **H1))),
    ("bold", {"at": "Objet", "only": True}, text(line("Objet : x", 1), line("y")), text(line("Objet : x", 1), line("y", 1))),
    ("bold", {"at": "Objet"}, text(line("Objet : x", 1)), text(line("Objet : x"))),
    ("aligned", {"at": "Metz, le", "to": "right"}, text(line("Metz, le 5", align="right")), text(line("        Metz, le 5"))),
    ("list", {"least": 2}, text(line("a", list="bullet"), line("b", list="number")), text(line("- a"), line("- b"))),
    ("table", {"rows": 2, "columns": 2, "titles": ["Équipe"]}, text(tables=[{"rows": [["équipe", "b"], ["", ""]]}]), text()),
    ("image", {}, text(images=[PICTURE]), text(images=[{"alt": "", "outside": True}])),
    ("described-images", {}, text(images=[PICTURE]), text(images=[PICTURE, BARE])),
    ("header", {"words": ["Érables"]}, text(headers=["Chantier des erables"]), text(footers=["Érables"])),
    ("footer", {"words": ["page"]}, text(footers=["Page 2"]), text()),
    ("page-number", {"place": "footer"}, text(page_numbers=["footer"]), text(footers=["1"])),
    ("margins", {"bottom": 2}, text(margins={"bottom": [1.0, 2.1]}), text(margins={"bottom": [3.0]})),
    ("language", {"language": "en"}, text(language="en-GB"), text()),
    ("link", {}, text(links=[["ici", "https://exemple.fr"]]), text(links=[["ici", ""]])),
    ("contents", {"least": 1}, text(line("a 1", where="contents"), contents=1), text(line("a ..... 1"))),
    ("page-break", {"level": 1}, text(line("x"), line("a", starts_page=True, **H1)), text(line("x"), line("a", **H1))),
    ("page-break", {"at": "La suite"}, text(line("x"), line("La suite", starts_page=True)), text(line("x"), line("La suite"))),
    ("heading-look", {"level": 1, "size": 18, "colour": "blue"},
     text(styles={"heading 1": {"size": 18.0, "colour": "1F3FBF"}}), text(styles={"heading 1": {"size": 18.0, "colour": ""}})),
    ("one-font", {}, text(line("a"), line("b", font="Serif", **H1)), text(line("a"), line("b", font="Serif"))),
    ("size", {"least": 11, "most": 12}, text(line("a", size=11)), text(line("a", size=16))),
    ("spacing", {"after": 6}, text(line("a", space=[0, 6])), text(line("a"), line("b"))),
    ("no-double-spaces", {}, text(line("a b")), text(line("a  b"))),
    ("no-empty-lines", {}, text(line("a"), line(""), line("b")), text(line("a"), line(""), line(""), line("b"))),
    ("words", {"least": 2, "most": 3}, text(line("l'eau est claire")), text(line("a"))),
    ("words", {"most": 1}, text(line("a")), text(line("a b c"))),
    ("pages", {"most": 1}, text(pages=1), text(pages=2)),
    ("pages", {"most": 1}, text(line("a"), pages=0), text(line("a " * 900), pages=0)),
    ("contains", {"words": ["l'école"]}, text(line("À L’École")), text(line("au collège"))),
    ("avoids", {"words": ["né le"]}, text(line("une journée le jeudi")), text(line("Né le 3 mai"))),
    ("keeps", {"words": ["il fait beau"]}, text(line("Il  fait"), line("beau")), text(line("il fait froid"))),
    ("merge-fields", {"words": ["Nom"]}, text(fields=["nom"]), text(line("<Nom>"))),
    ("paper", {"size": "A4"}, text(paper=[29.7, 21.0]), text(paper=[21.59, 27.94])),
    ("formula", {"cells": "B1", "uses": ["SOMME"]}, book(SUMS), book(SUMS | {"B1": "=A1+A2+A3"})),
    ("formula", {"cells": "B3"}, book(SUMS), book(SUMS | {"B3": 2.0})),
    ("covers", {"cells": "B1", "range": "A1:A3"}, book(SUMS), book(SUMS | {"B1": "=SUM(A1:A2)"})),
    ("no-constants", {"cells": "B1"}, book(SUMS), book(SUMS | {"B1": "=A1+5"})),
    ("absolute", {"cells": "C1", "reference": "A1"}, book(SUMS), book(SUMS | {"C1": "=A1*A2"})),
    ("value", {"cells": "B1", "equals": 6}, book(SUMS), book(SUMS | {"A1": 2.0})),
    ("value", {"cells": "B1", "equals": "=SUM(A1:A3)"}, book(SUMS), book(SUMS | {"B1": 6.0})),
    ("value", {"cells": "B1", "equals": "=SUM(A1:A3)"}, book(SUMS), book(SUMS | {"B1": "=6+0*A1"})),
    ("moves", {"cells": "B1"}, book(SUMS), book(SUMS | {"B1": "=5+1"})),
    ("number-format", {"cells": "A1", "shown": "currency", "decimals": 2},
     book({"A1": Cell(1.0, number="currency", decimals=2)}), book({"A1": "1 €"})),
    ("numbers", {"cells": "A1:A2"}, book(SUMS), book({"A1": 1.0, "A2": "2 euros"})),
    ("texts", {"cells": "A1:A2", "words": ["ville", "Épinal"]}, book(LIST), book({"A1": "Ville"})),
    ("filled", {"cells": "A1:A4"}, book(LIST), book(LIST | {"A3": ""})),
    ("among", {"cells": "A2:A4", "values": ["Épinal", "Metz", "Nancy"]}, book(LIST), book(LIST | {"A3": "metz"})),
    ("keeps-cells", {"cells": "A2:A9", "values": ["Nancy", "Metz"]}, book(LIST), book({"A2": "Metz"})),
    ("sorted", {"cells": "A2:A4"}, book(LIST), book(LIST | {"A2": "Zurich"})),
    ("sorted", {"cells": "A1:A2"}, book({"A1": "œuf", "A2": "oiseau"} | {"A2": "ouest"}), book({"A1": "œuf", "A2": "odeur"})),
    ("filter", {"cells": "A1"}, book(LIST, filters=["A1:A4"]), book(LIST)),
    ("chart", {"style": "bar", "title": True, "range": "A1:A3", "from_zero": True}, book(SUMS, charts=[CHART]), book(SUMS)),
    ("chart", {"style": "bar"}, book(SUMS, charts=[CHART]), book(SUMS, charts=[CHART | {"kind": "pie"}])),
    ("chart", {"title": True}, book(SUMS, charts=[CHART]), book(SUMS, charts=[CHART | {"title": ""}])),
    ("chart", {"words": ["Metz"]}, book(SUMS, charts=[CHART]), book(SUMS, charts=[CHART | {"title": "Villes"}])),
    ("chart", {"range": "A1:A3"}, book(SUMS, charts=[CHART]), book(SUMS, charts=[CHART | {"refs": ["F!A1:A2"]}])),
    ("chart", {"from_zero": True}, book(SUMS, charts=[CHART]), book(SUMS, charts=[CHART | {"from_zero": False}])),
    ("colour-rule", {"cells": "A1:A3", "when": ">100"},
     book(SUMS, conditions=[{"range": "A1:A3", "kind": "cellIs", "is": ">100"}]), book({"A1": Cell(120.0, fill="FF0000")})),
    ("coloured", {"least": 1, "colour": "yellow"}, book({"A1": Cell(1.0, fill="FFFF00")}), book({"A1": Cell(1.0, fill="0000FF")})),
    ("no-errors", {}, book(SUMS), book(SUMS | {"B1": "=A1/0"})),
    ("frozen", {"rows": 1}, book(SUMS, frozen=[1, 0]), book(SUMS)),
    ("page-width", {"pages": 1}, book(SUMS, wide=1), book(SUMS)),
    ("sheet", {"name": "f"}, book(SUMS), book(SUMS, name="G")),
    ("slides", {"least": 2, "most": 2}, deck({}, {}), deck({})),
    ("slides", {"most": 1}, deck({}), deck({}, {})),
    ("slide-titles", {}, deck({"title": "a"}, {"title": "b"}), deck({"title": "a"}, {"title": "A"})),
    ("layouts", {"least": 2}, deck({"layout": "1"}, {"layout": "2"}), deck({}, {})),
    ("notes", {"least": 1}, deck({"notes": "je dis ceci"}), deck({"notes": "1"})),
    ("transition", {}, deck({"transition": True}), deck({})),
    ("described-images", {}, deck({"images": [PICTURE]}), deck({"images": [{"alt": "photo1.jpg", "outside": False}]})),
    ("words-a-slide", {"most": 3}, deck({"text": "un deux trois"}), deck({"text": "un deux trois quatre"})),
    ("image-or-number", {}, deck({"text": "18 vélos"}, {"images": [BARE]}), deck({"text": "des vélos"})),
    ("contains", {"words": ["Image :"]}, deck({"notes": "Image\u202f: Amina"}), deck({})),
]  # fmt: skip


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("check", "asked", "good", "bad"), CASES, ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_check_tells_what_holds_from_what_does_not_yet(
    check: str, asked: dict[str, Any], good: dict[str, Any], bad: dict[str, Any]
) -> None:
    met, missed = told(good, check, **asked), told(bad, check, **asked)

    assert met.done
    assert met.works
    assert not missed.done
    assert missed.first
    assert "%(" not in met.works + missed.first


def test_every_check_an_author_may_write_is_answered_said_and_tried() -> None:
    for kind, known in office_checks.CHECKS.items():
        assert set(CHECKS[kind]) == set(known)
    names = {name for known in office_checks.CHECKS.values() for name in known}
    assert {key.partition("/")[0] for key in HOLDS} == names
    assert {key.partition("/")[0] for key in GESTURES} == names
    assert {check for check, *_ in CASES} == names


@pytest.mark.usefixtures("app")
def test_what_works_comes_first_and_then_one_gesture() -> None:
    facts = text(line("Objet : x", 1), line("a  b"), line("y", font="Serif"))
    checks = tuple(
        OfficeCheck(name, written, says)
        for name, written, says in (
            ("bold", '{"at": "Objet", "only": false}', ""),
            ("no-double-spaces", "{}", "Regardez la deuxième ligne."),
            ("one-font", "{}", ""),
        )
    )

    said = verdict("document", checks, facts)

    assert [one.met for one in said.criteria] == [True, False, False]
    assert "Objet" in said.works
    assert said.first == "Regardez la deuxième ligne."
    assert said.points == pytest.approx(1 / 3, abs=0.001)
