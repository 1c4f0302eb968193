ACCENTS = {"é": "e", "è": "e", "ê": "e", "à": "a", "â": "a", "ç": "c", "ô": "o", "î": "i", "ù": "u"}
PERMIS = "abcdefghijklmnopqrstuvwxyz0123456789"


def nom_de_branche(numero, titre):
    nom = ""
    for lettre in titre.lower():
        lettre = ACCENTS.get(lettre, lettre)
        if lettre in PERMIS:
            nom += lettre
        elif not nom.endswith("-"):
            nom += "-"
    return f"{numero}-{nom.strip('-')}"
