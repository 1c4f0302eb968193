"""Workbooks and slides that do what their exercise asks, made by openpyxl and python-pptx."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from starters import lists
from starters.texts import plan

EUROS = '#,##0.00 "€"'
YELLOW = PatternFill("solid", fgColor="FFFF00")


class Book:
    """A workbook in the making."""

    def __init__(self, name: str, rows: Iterable[Sequence[Any]] = ()) -> None:
        self.made = openpyxl.Workbook()
        self.sheet: Any = self.made.active
        self.sheet.title = name
        for row in rows:
            self.sheet.append(list(row))

    def put(self, **cells: Any) -> None:
        for place, value in cells.items():
            self.sheet[place] = value

    def down(self, column: str, first: int, last: int, formula: str) -> None:
        """A formula copied down; # is the number of the row."""
        for row in range(first, last + 1):
            self.sheet[f"{column}{row}"] = formula.replace("#", str(row))

    def shown(self, cells: str, how: str = EUROS) -> None:
        for row in self.sheet[cells]:
            for cell in row:
                cell.number_format = how

    def chart(self, values: tuple[int, int, int], labels: int, title: str | None) -> None:
        """Bars of a column from one row to another."""
        column, first, last = values
        chart = BarChart()
        chart.title = title
        chart.add_data(Reference(self.sheet, min_col=column, min_row=first, max_row=last))
        chart.set_categories(Reference(self.sheet, min_col=labels, min_row=first, max_row=last))
        chart.y_axis.scaling.min = 0
        self.sheet.add_chart(chart, "K2")

    def bytes(self) -> bytes:
        buffer = BytesIO()
        self.made.save(buffer)
        return buffer.getvalue()


def meal() -> Book:
    book = Book("Feuille1", [("Achat", "Prix", "Quantité", "Total")])
    for row, (name, price, quantity) in enumerate(
        [
            ("riz", 1.9, 6),
            ("tomates", 2.5, 5),
            ("pain", 1.1, 12),
            ("poulet", 9.5, 6),
            ("jus", 2.2, 8),
            ("fruits", 3.1, 4),
        ],
        2,
    ):
        book.sheet.append([name, price, quantity, f"=B{row}*C{row}"])
    book.put(D8="=SUM(D2:D7)", F1=24, F2="=D8/F1")
    book.shown("B2:B7")
    book.shown("D2:D8")
    return book


def repaired() -> Book:
    rows = [[getattr(cell, "value", cell) for cell in row[:3]] for row in lists.REPAIR[0].rows[:7]]
    book = Book("Achats", rows)
    book.put(B4=4.5, D8="=SUM(D2:D7)", A8="Somme", A10="J'ai appris à lire la formule avant de la changer.")
    book.down("D", 2, 7, "=B#*C#")
    book.shown("B2:B7")
    for place in ("F1", "D3", "B4", "D5", "D8"):
        book.sheet[place].fill = YELLOW
    return book


def loans() -> Book:
    rows = sorted(lists.loans(), key=lambda row: -row[3])
    book = Book("Prêts", [("Prénom", "Ville", "Appareil", "Jours"), *rows])
    book.sheet.auto_filter.ref = "A1:D41"
    answers: Any = book.made.create_sheet("Réponses")
    answers["B1"], answers["B2"] = "Yara", 4
    answers["B3"] = '=COUNTIF(Prêts!B2:B41,"Metz")'
    return book


def answering_chart() -> Book:
    rows = sorted(lists.loans()[:12], key=lambda row: {"Épinal": 0, "Metz": 1, "Nancy": 2}[row[1]])
    book = Book("Feuille1", [("Prénom", "Ville", "Appareil", "Jours"), *rows])
    book.put(F2="Metz", F3="Nancy", F4="Épinal")
    book.down("G", 2, 4, "=COUNTIF($B$2:$B$13,F#)")
    book.chart((7, 2, 4), 6, "Metz emprunte le plus")
    return book


def sales() -> Book:
    rows = [[getattr(cell, "value", cell) for cell in row[:4]] for row in lists.SALES[0].rows]
    book = Book("Ventes", [rows[0], *sorted(rows[1:], key=lambda row: -float(str(row[3])))])
    book.put(D32="=SUM(D2:D31)", F2='=COUNTIF(B2:B31,"Nancy")', H2="Metz", H3="Nancy", H4="Épinal")
    book.down("I", 2, 4, "=COUNTIF($B$2:$B$31,H#)")
    book.chart((9, 2, 4), 8, "Les ventes par ville")
    return book


def invoices() -> Book:
    book = Book("Travaux", [("Client", "Code", "Quantité", "Prix", "Montant", "Suite"), *lists.works()])
    prices: Any = book.made.create_sheet("Tarifs")
    for row in (("Code", "Travail", "Prix"), *lists.PRICES):
        prices.append(row)
    book.down("D", 2, 25, "=VLOOKUP(B#,Tarifs!$A$2:$C$9,3,0)")
    book.down("E", 2, 25, "=D#*C#")
    book.down("F", 2, 25, '=IF(E#>100,"Accord","Direct")')
    book.put(E27="=SUM(E2:E25)")
    book.shown("E2:E27")
    book.sheet.conditional_formatting.add(
        "E2:E25",
        CellIsRule(operator="greaterThan", formula=["100"], fill=PatternFill("solid", bgColor="FFCC66")),
    )
    return book


def results() -> Book:
    book = Book("Résultats", [("Nom", "Ville", "Points", "Heures", "Bilan"), *lists.results()])
    book.down("E", 2, 19, '=IF(AND(C#>=75,D#>=28),"Complet","Pas encore")')
    book.put(
        G2="Complet",
        G3="Pas encore",
        G7="Ville",
        H7="Personnes",
        I7="Heures",
        G8="Metz",
        G9="Nancy",
        G10="Épinal",
    )
    book.put(H2='=COUNTIF(E2:E19,"Complet")', H3='=COUNTIF(E2:E19,"Pas encore")', H4="=H2+H3")
    book.down("H", 8, 10, "=COUNTIF($B$2:$B$19,G#)")
    book.down("I", 8, 10, "=SUMIF($B$2:$B$19,G#,$D$2:$D$19)")
    book.sheet.freeze_panes = "A2"
    book.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.sheet.page_setup.fitToWidth = 1
    return book


def slides(titled: bool = True, described: bool = True) -> bytes:
    import pptx  # large: only where slides are made
    from pptx.util import Cm

    made: Any = pptx.Presentation()
    titles = (
        "Un atelier vélo fait du bien",
        "L'essai de mai a réuni 18 personnes",
        "22 vélos roulent à nouveau",
        "La place manque le samedi",
        "Prêtez-nous la salle à 14 h",
    )
    for number, title in enumerate(titles):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = title if titled else ""
        if number in (0, 3):
            picture = slide.shapes.add_picture(BytesIO(plan()), Cm(4), Cm(6))
            properties = picture._element.nvPicPr.cNvPr
            properties.set("descr", "Le plan du quartier, avec la place." if described else "")
        slide.notes_slide.notes_text_frame.text = (
            f"Je dis ceci pour la diapositive {number + 1}. Image : Selam Tekle."
        )
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()
