ACCENTS = {"é": "e", "è": "e", "ê": "e", "à": "a", "â": "a", "ç": "c", "ô": "o", "î": "i", "ù": "u"}
PERMIS = "abcdefghijklmnopqrstuvwxyz0123456789"


def nom_de_branche(numero, titre):
    nom = ""
    for lettre in titre.lower().strip():
        lettre = ACCENTS.get(lettre, lettre)
        nom += lettre if lettre in PERMIS else "-"
    return f"{numero}-{nom}"
