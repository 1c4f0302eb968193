"""What does each exercise on documents of the courses as it asks: by course and exercise."""

from collections.abc import Callable

from starters.texts import plan
from tests.learning.office import books, texts

GOOD: dict[tuple[str, str], Callable[[], bytes]] = {
    ("digitall-intermediaire", "une-lettre-au-bailleur"): texts.letter_to_landlord,
    ("digitall-intermediaire", "mettre-en-forme-un-brouillon"): texts.tidy_letter,
    ("digitall-avance", "le-budget-du-repas"): lambda: books.meal().bytes(),
    ("digitall-avance", "reparer-un-tableau"): lambda: books.repaired().bytes(),
    ("digitall-avance", "interroger-une-liste"): lambda: books.loans().bytes(),
    ("digitall-avance", "un-graphique-qui-repond"): lambda: books.answering_chart().bytes(),
    ("digitall-avance", "le-guide-du-quartier"): texts.guide,
    ("digitall-avance", "cinq-diapositives"): books.slides,
    ("digitall-avance", "les-ventes-de-mai"): lambda: books.sales().bytes(),
    ("digitall-avance", "le-rapport"): texts.report,
    ("preparation-pcie", "une-note-d-une-page"): texts.note,
    ("preparation-pcie", "vingt-invitations"): texts.invitation,
    ("preparation-pcie", "les-factures-de-l-atelier"): lambda: books.invoices().bytes(),
    ("preparation-pcie", "les-resultats-du-groupe"): lambda: books.results().bytes(),
    ("recherche-d-emploi", "un-cv-d-une-page"): texts.cv,
    ("aidants-numeriques", "une-fiche-d-atelier"): texts.workshop_sheet,
    ("digistart-web", "le-cahier-des-besoins"): texts.needs,
    ("digistart-web", "mon-readme"): texts.readme,
    ("digistart-web", "mon-dossier"): lambda: texts.portfolio(plan()),
}
