"""Each starter file: where it goes, and how it is made."""

from collections.abc import Callable

from starters import letters, lists
from starters.sheets import ods, xlsx
from starters.texts import docx, odt

_C03 = "digitall-intermediaire/modules/02-une-lettre-en-traitement-de-texte/exercises"
_C04 = "digitall-avance/modules"
_C04_LONG = f"{_C04}/03-un-long-document-avec-des-styles/exercises/01-le-guide-du-quartier"
_C05 = "preparation-pcie/modules"
_C09 = "recherche-d-emploi/modules/02-un-cv-qui-parle/exercises"

STARTERS: dict[str, Callable[[], bytes]] = {
    f"{_C03}/02-mettre-en-forme-un-brouillon/brouillon-a-mettre-en-forme.docx": lambda: docx(
        letters.DRAFT_LETTER
    ),
    f"{_C04}/01-les-cellules-et-les-sommes/exercises/02-reparer-un-tableau/atelier-a-reparer.ods": lambda: (
        ods(lists.REPAIR)
    ),
    f"{_C04}/02-trier-filtrer-et-montrer/exercises/01-interroger-une-liste/prets.ods": lambda: ods(
        lists.LOANS
    ),
    f"{_C04}/02-trier-filtrer-et-montrer/exercises/02-un-graphique-qui-repond/prets-de-mai.ods": lambda: ods(
        lists.LOANS_OF_MAY
    ),
    f"{_C04_LONG}/guide-du-quartier.odt": lambda: odt(letters.GUIDE),
    f"{_C04}/05-l-examen-blanc/exercises/01-les-ventes-de-mai/liste-ventes.ods": lambda: ods(lists.SALES),
    f"{_C04}/05-l-examen-blanc/exercises/02-le-rapport/rapport.odt": lambda: odt(letters.REPORT),
    f"{_C05}/02-documents-et-publipostage/exercises/01-une-note-d-une-page/note-brute.docx": lambda: docx(
        letters.RAW_NOTE
    ),
    f"{_C05}/02-documents-et-publipostage/exercises/02-vingt-invitations/invites.xlsx": lambda: xlsx(
        lists.GUESTS
    ),
    f"{_C05}/03-tableurs-et-fonctions/exercises/01-les-factures-de-l-atelier/atelier-velo.xlsx": lambda: xlsx(
        lists.WORKSHOP
    ),
    f"{_C05}/03-tableurs-et-fonctions/exercises/02-les-resultats-du-groupe/resultats.xlsx": lambda: xlsx(
        lists.RESULTS
    ),
    f"{_C09}/01-un-cv-d-une-page/cv-modele.odt": lambda: odt(letters.CV_MODEL),
}
COPIES = {place.rpartition("/")[2]: make for place, make in STARTERS.items()}
"""The same by the name of the file alone; no two have the same."""
