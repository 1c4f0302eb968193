"""The workbooks to repair, sort, count and look up in. Every name is made up."""

from datetime import date

from starters.sheets import Content, Formula, Money, Page

_NAMES = (
    "Ada", "Bilal", "Célia", "Driss", "Élif", "Fatou", "Goran", "Hawa", "Inès", "Jamal",
    "Kenza", "Lamine", "Mona", "Nadir", "Olga", "Pavel", "Quitterie", "Rosa", "Samir", "Tala",
    "Ugo", "Vera", "Wassim", "Xenia", "Yara", "Zoran", "Aminata", "Boris", "Cléo", "Dalia",
    "Esther", "Farid", "Gaëlle", "Hugo", "Irina", "Joseph", "Karima", "Leïla", "Milan", "Nour",
)  # fmt: skip
_CITIES = ("Metz", "Nancy", "Épinal")
_THINGS = ("Ordinateur", "Tablette", "Téléphone")


def _repair() -> list[Page]:
    def total(row: int, shows: float) -> Formula:
        return Formula(f"=B{row}*C{row}", shows, money=True)

    rows: list[list[Content]] = [
        ["Achat", "Prix", "Quantité", "Total", None, date(2026, 5, 12)],
        ["Tissu bleu", Money(12.5), 4.0, total(2, 50)],
        ["Fil", Money(3), 6.0, Formula("=SOM(B3*C3)", "#NOM?")],
        ["Aiguilles", "4,50 euros", 5.0, Formula("=B4*C4", "#VALEUR!")],
        ["Ciseaux", Money(9), 3.0, Money(27)],
        ["Boutons", Money(2), 12.0, total(6, 24)],
        ["Fermetures", Money(3), 15.0, total(7, 45)],
        ["Somme", None, None, Formula("=SUM(D2:D6)", "#NOM?")],
    ]
    return [Page("Achats", rows, {5: 0.9})]


def _loans() -> list[Page]:
    rows: list[list[Content]] = [["Prénom", "Ville", "Appareil", "Jours"]]
    for at, name in enumerate(_NAMES):
        city: Content = "metz" if at == 12 else _CITIES[(at * 5 + at // 7) % 3]
        days: Content = "21 jours" if at == 30 else float(3 + (at * 17) % 41 + at // 20 * 2)
        if at == 30:
            city = "Nancy"
        if at == 25:
            rows.append([None])
        rows.append([name, city, _THINGS[(at * 7 + at // 5) % 3], days])
    questions: list[list[Content]] = [
        ["Qui garde l'appareil le plus longtemps ?"],
        ["Combien de tablettes à Nancy ?"],
        ["Combien de prêts à Metz ?"],
    ]
    return [Page("Prêts", rows), Page("Réponses", questions, {0: 8.0})]


def _loans_of_may() -> list[Page]:
    """Twelve loans, cities mixed: Nancy has 5, Metz 4, Épinal 3."""
    rows: list[list[Content]] = [["Prénom", "Ville", "Appareil", "Jours"]]
    for at, city in enumerate((1, 0, 2, 1, 0, 1, 2, 0, 1, 2, 1, 0)):
        rows.append([_NAMES[at * 3], _CITIES[city], _THINGS[at * 7 % 3], float(4 + at * 5 % 17)])
    return [Page("Prêts", rows)]


def loans() -> list[tuple[str, str, str, float]]:
    """The loans once the list is repaired, in the order of the file."""
    rows = [row for row in _loans()[0].rows[1:] if len(row) == 4]
    return [
        (
            str(row[0]),
            "Metz" if row[1] == "metz" else str(row[1]),
            str(row[2]),
            21.0 if isinstance(row[3], str) else float(str(row[3])),
        )
        for row in rows
    ]


def _sales() -> list[Page]:
    rows: list[list[Content]] = [["Nom", "Ville", "Objet", "Montant"]]
    for at, name in enumerate(_NAMES[:30]):
        price = 12 + (at * 29) % 83 + at * 0.5
        rows.append(
            [name, _CITIES[(at * 4 + at // 6) % 3], ("Vélo", "Casque", "Pompe")[at % 3], Money(price)]
        )
    counts = {city: sum(row[1] == city for row in rows[1:]) for city in _CITIES}
    for at, city in enumerate(_CITIES, 1):
        rows[at] += [None] * 3 + [city, Formula(f"=COUNTIF($B$2:$B$31,H{at + 1})", float(counts[city]))]
    rows[0] += [None] * 3 + ["Ville", "Ventes"]
    return [Page("Ventes", rows)]


def sales() -> list[tuple[str, float]]:
    """(name, amount) of each sale."""
    return [(str(row[0]), row[3].value) for row in _sales()[0].rows[1:] if isinstance(row[3], Money)]


def _guests() -> list[Page]:
    rows: list[list[Content]] = [["Prénom", "Nom", "Adresse", "CodePostal", "Ville", "NombreEnfants"]]
    streets = ("rue des Lilas", "rue du Pont", "place du Marché", "rue des Tilleuls")
    families = (
        "Adjei", "Benali", "Costa", "Diallo", "Eren", "Ferreira", "Gomez", "Haddad", "Ivanova", "Jansen",
        "Kouassi", "Lopes", "Martin", "Nguyen", "Okafor", "Popescu", "Rahimi", "Sissoko", "Tesfaye",
        "Zielinska-Beauregard",
    )  # fmt: skip
    in_metz = (0, 3, 6, 9, 12, 15, 18)
    for at, family in enumerate(families):
        metz = at in in_metz
        name = "  bilal" if at == 1 else _NAMES[at]
        code = "5700" if at == 3 else "57000" if metz else "54000"
        if at == 10:
            rows.append([None])
        rows.append(
            [
                name,
                family,
                f"{at + 2}, {streets[at % 4]}",
                code,
                "Metz" if metz else "Nancy",
                float(1 + at % 4),
            ]
        )
    return [Page("Invités", rows, {2: 5.0})]


PRICES = (("R1", "Réglage des freins", 15.0),
          ("R2", "Changement de chambre à air", 18.0), ("R3", "Réglage du dérailleur", 22.0),
          ("R4", "Roue dévoilée", 25.0), ("R5", "Changement de chaîne", 32.0), ("R6", "Éclairage", 28.0),
          ("R7", "Révision complète", 60.0), ("R8", "Changement de pédales", 20.0))  # fmt: skip


def works() -> list[tuple[str, str, float]]:
    """(customer, code, quantity) of the 24 works; the code of Hawa is R5, typed RS in the file."""
    return [
        (_NAMES[at], f"R{1 + (at * 5 + at // 8) % 8}" if at != 7 else "R5", float(1 + (at * 3) % 5))
        for at in range(24)
    ]


def _workshop() -> list[Page]:
    rows: list[list[Content]] = [["Client", "Code", "Quantité", "Prix", "Montant", "Suite"]]
    rows += [[name, "RS" if at == 7 else code, quantity] for at, (name, code, quantity) in enumerate(works())]
    prices: list[list[Content]] = [["Code", "Travail", "Prix"], *[list[Content](one) for one in PRICES]]
    return [Page("Travaux", rows, {0: 3.0}), Page("Tarifs", prices, {1: 6.0})]


def results() -> list[tuple[str, str, float, float]]:
    """(name, city, points, hours) of 18 people; Driss has exactly 75 points and 28 hours."""
    made = [
        (_NAMES[at], _CITIES[(at * 2 + at // 4) % 3], float(48 + (at * 23) % 51), float(20 + (at * 7) % 15))
        for at in range(18)
    ]
    made[3] = (made[3][0], made[3][1], 75.0, 28.0)
    return made


def _results() -> list[Page]:
    rows: list[list[Content]] = [
        ["Nom", "Ville", "Points", "Heures", "Bilan"],
        *[list[Content](one) for one in results()],
    ]
    beside: dict[int, list[Content]] = {
        2: ["Complet"],
        3: ["Pas encore"],
        4: ["Vérification"],
        7: ["Ville", "Personnes", "Heures"],
        8: ["Metz"],
        9: ["Nancy"],
        10: ["Épinal"],
    }
    for number, words in beside.items():
        rows[number - 1] += [None] * (6 - len(rows[number - 1])) + words
    return [Page("Résultats", rows, {6: 3.0})]


REPAIR, LOANS, LOANS_OF_MAY, SALES = _repair(), _loans(), _loans_of_may(), _sales()
GUESTS, WORKSHOP, RESULTS = _guests(), _workshop(), _results()
