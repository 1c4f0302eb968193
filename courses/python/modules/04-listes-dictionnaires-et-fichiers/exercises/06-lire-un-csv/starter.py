def lire(texte):
    inscrits = []
    for ligne in texte.splitlines():
        morceaux = ligne.split(";")
        inscrits.append(morceaux)
    return inscrits
