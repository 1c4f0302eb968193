"""Texts that do what their exercise asks, made by python-docx: one function for each exercise."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from starters.letters import DRAFT_LETTER, GUIDE, REPORT
from starters.texts import Line, Picture

_FIELD = '<w:fldSimple {} w:instr=" {} "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'

_TOC = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
)


class Text:
    """A Word document in the making: French, one font, 12 points."""

    def __init__(self, language: str = "fr-FR", size: float = 12) -> None:
        self.made: Any = docx.Document()
        normal = self.made.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(size)
        normal.paragraph_format.space_after = Pt(6)
        self.made.core_properties.author = ""
        for language_mark in self.made.styles.element.iter(qn("w:lang")):
            language_mark.set(qn("w:val"), language)

    def line(self, text: str, right: bool = False, bold: bool = False, style: str | None = None) -> Any:
        paragraph = self.made.add_paragraph(style=style)
        run = paragraph.add_run(text)
        run.bold = bold or None
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return paragraph

    def lines(self, *texts: str) -> None:
        for text in texts:
            self.line(text)

    def heading(self, text: str, level: int = 1, new_page: bool = False) -> None:
        self.made.add_heading(text, level).paragraph_format.page_break_before = new_page or None

    def items(self, *texts: str) -> None:
        for text in texts:
            self.line(text, style="List Bullet")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        table = self.made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    def field(self, paragraph: Any, code: str, shows: str = "1") -> None:
        paragraph._p.append(parse_xml(_FIELD.format(nsdecls("w"), code, shows)))

    def page_number(self) -> None:
        self.field(self.made.sections[0].footer.paragraphs[0], "PAGE")

    def header(self, text: str) -> None:
        self.made.sections[0].header.paragraphs[0].text = text

    def contents(self, titles: Sequence[str]) -> None:
        """An automatic table of contents, as Word writes it."""
        block = parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
        )
        inside = block.find(qn("w:sdtContent"))
        for number, title in enumerate(titles):
            paragraph = self.line(title)
            if number == 0:
                for offset, mark in enumerate(_TOC):
                    run = parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>")
                    paragraph._p.insert(offset, run)
            inside.append(paragraph._p)
        last = parse_xml(f'<w:p {nsdecls("w")}><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
        inside.append(last)
        self.made.element.body.insert(0, block)

    def picture(self, content: bytes, words: str = "") -> None:
        self.made.add_picture(BytesIO(content))
        if words:
            self.made.inline_shapes[-1]._inline.docPr.set("descr", words)

    def bytes(self) -> bytes:
        buffer = BytesIO()
        self.made.save(buffer)
        return buffer.getvalue()


def letter_to_landlord() -> bytes:
    text = Text()
    text.lines("Leïla Amrani", "12, rue des Tilleuls", "57000 Metz")
    text.line("Monsieur Moreau", right=True)
    text.line("4, place du Marché, Metz", right=True)
    text.line("Metz, le 10 mai", right=True)
    text.line("Objet : le chauffage du salon", bold=True)
    text.lines(
        "Monsieur,",
        "Je loue depuis 2 ans l'appartement du 12, rue des Tilleuls, à Metz.",
        "Le chauffage du salon ne marche plus depuis le 3 mai. Il fait froid le soir et le matin.",
        "Pouvez-vous envoyer un réparateur cette semaine ? Je suis chez moi après 17 heures.",
        "Je vous remercie de votre réponse.",
        "Leïla Amrani",
    )
    return text.bytes()


def tidy_letter() -> bytes:
    text = Text()
    for line in DRAFT_LETTER:
        words = " ".join(line.text.split())
        if words:
            right = words.startswith(("École", "2, place", "Metz, le"))
            text.line(words, right=right, bold=words.startswith("Objet"))
    return text.bytes()


def guide(described: bool = True, new_pages: bool = True) -> bytes:
    text = Text()
    large = ("Se loger", "Se soigner", "Se déplacer", "Vivre ensemble")
    titles = []
    for block in GUIDE:
        if isinstance(block, Picture):
            text.picture(
                block.content, "Le plan du quartier : la place, le parc et les arrêts." if described else ""
            )
        elif block.text.startswith("●"):
            title = block.text.removeprefix("● ")
            titles.append(title)
            level = 1 if title in large else 2
            text.heading(title, level, new_page=level == 1 and new_pages)
        else:
            text.line(block.text)
    text.page_number()
    text.contents([f"{title}\t{number}" for number, title in enumerate(titles, 1)])
    return text.bytes()


def report() -> bytes:
    text = Text()
    style = text.made.styles["Heading 1"].font
    style.size, style.color.rgb = Pt(18), RGBColor(0x1F, 0x3F, 0xBF)
    one = ("Le projet", "Les résultats", "La suite")
    two = ("D'où vient l'idée", "Qui participe", "Ce qui marche", "Ce qui reste difficile")
    for line in REPORT:
        assert isinstance(line, Line)
        if line.text in one + two:
            text.heading(line.text, 1 if line.text in one else 2, new_page=line.text == "Le projet")
        else:
            text.line(line.text)
    text.page_number()
    text.contents([f"{title}\t2" for title in one + two])
    return text.bytes()


def note() -> bytes:
    text = Text(size=11)
    text.header("Chantier des Érables")
    text.page_number()
    text.lines(
        "Note à toute l'équipe",
        "Date :\tlundi 5 mai",
        "De :\tShirin Azadi",
        "Le chantier reprend lundi, après une semaine de pluie.",
        "Chaque équipe commence à l'heure écrite ci-dessous.",
    )
    text.table(
        [
            ("Équipe", "Lieu", "Heure"),
            ("Maçons", "rez-de-chaussée", "7 h 30"),
            ("Peintres", "premier étage", "8 h 00"),
            ("Électriciens", "deuxième étage", "8 h 30"),
        ]
    )
    text.lines("Le casque est obligatoire dans toute la zone.", "Merci de garder l'escalier libre.")
    return text.bytes()


def invitation() -> bytes:
    text = Text()
    for names in (("Prénom", "Nom"), ("Adresse",), ("CodePostal", "Ville")):
        paragraph = text.line("")
        for name in names:
            text.field(paragraph, f"MERGEFIELD {name}", f"«{name}»")
            paragraph.add_run(" ")
    text.line("Metz, le 2 juin", right=True)
    text.line("Objet : les 10 ans de la ludothèque", bold=True)
    text.lines("Chère famille,", "La ludothèque fête ses 10 ans le samedi 21 juin, de 14 h à 18 h.")
    paragraph = text.line("Nous préparons des jeux pour vos enfants. Leur nombre : ")
    text.field(paragraph, "MERGEFIELD NombreEnfants", "«NombreEnfants»")
    text.lines("Venez quand vous voulez : il y aura à boire et à manger.", "Grace Mensah")
    return text.bytes()


def cv() -> bytes:
    text = Text(size=11)
    text.lines("Samira Benali", "12, rue des Lilas, Metz · samira.benali@exemple.fr", "Agente d'accueil")
    text.heading("Compétences")
    text.items(
        "Accueillir 40 personnes par jour",
        "Tenir un agenda de rendez-vous",
        "Écrire des e-mails clairs, en français",
        "Parler arabe et français avec le public",
    )
    text.heading("Expériences")
    text.lines(
        "2021 à 2025 : responsable d'une boutique, 4 ans. J'accueille, je conseille, je tiens la caisse.",
        "2019 à 2025 : aide aux voisins. Je lis leurs lettres et j'explique chaque démarche avec eux.",
    )
    text.heading("Langues")
    text.lines(
        "Arabe : je parle, je lis, j'écris.", "Français : je parle, je lis, j'écris des lettres simples."
    )
    return text.bytes()


def workshop_sheet() -> bytes:
    text = Text(size=11)
    text.heading("L'objectif")
    text.lines(
        "Objectif visible : chaque parent ouvre seul un message de l'école et répond par une phrase.",
        "10 places dans la salle : 12 inscrits, 4 aidants, 2 téléphones de secours. Dernier bus à 20 h 50.",
        "Les participants essaient plus longtemps que nous ne parlons. Chacun repart avec une carte d'aide.",
    )
    text.heading("Le déroulé")
    text.table(
        [
            ("Heure", "Activité", "Qui"),
            ("18 h 00", "Accueil, café, choix d'une place", "Aidant 1"),
            ("18 h 20", "Ouvrir le message de l'école", "Tous"),
            ("19 h 10", "Pause", "Tous"),
            ("19 h 20", "Répondre par une phrase", "Aidants 2 et 3"),
            ("20 h 00", "Vérifier l'objectif, dire au revoir", "Aidant 4"),
        ]
    )
    text.heading("Le matériel et les plans B")
    text.items("12 cartes avec 3 dessins", "2 téléphones de secours", "1 multiprise et 4 chargeurs")
    text.lines(
        "Plan B sans Wi-Fi : nous partageons la connexion d'un téléphone, et les messages sont imprimés.",
        "Plan B sans courant : nous travaillons sur papier, avec les dessins des écrans, jusqu'à la pause.",
        "Chaque aidant garde un rôle : accueil, exercice, temps. Personne ne prend le téléphone d'un autre.",
    )
    return text.bytes()


def needs() -> bytes:
    text = Text(size=11)
    titles = [f"Partie {number}" for number in range(1, 7)]
    for title in titles:
        text.heading(title)
        text.line("Une phrase courte dit le besoin de la personne, avec ses mots à elle. " * 6)
    text.items(*(f"Histoire {number} : en tant que couturière, je note une retouche." for number in range(8)))
    text.contents([f"{title}\t1" for title in titles])
    return text.bytes()


def readme() -> bytes:
    text = Text("en-GB", size=11)
    for title in ("What it is", "Install", "Run", "Test", "Configure", "Limits", "Contribute"):
        text.heading(title)
        text.line("Type the command, then look at what the screen says. It takes one minute. " * 2)
    text.table([("Variable", "Value"), ("PORT", "8000"), ("LANGUAGE", "fr")])
    text.items("It sends no e-mail.", "It keeps no photo.", "It prints no bill.")
    return text.bytes()


def portfolio(picture: bytes) -> bytes:
    text = Text()
    titles = [f"Partie {number}" for number in range(1, 9)]
    for title in titles:
        text.heading(title, new_page=True)
        for _ in range(13):
            text.line("Nous avons choisi cette façon de faire parce qu'elle est simple à relire. " * 5)
    text.picture(picture, "Le plan de la base de données, avec ses 4 tables.")
    text.page_number()
    text.contents([f"{title}\t1" for title in titles])
    return text.bytes()
