ACCENTS = {"é": "e", "è": "e", "ê": "e", "à": "a", "â": "a", "ç": "c", "ô": "o", "î": "i", "ù": "u"}


def nom_de_branche(numero, titre):
    return f"{numero}-{titre}"
