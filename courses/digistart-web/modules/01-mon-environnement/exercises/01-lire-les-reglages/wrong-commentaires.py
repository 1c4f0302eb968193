def lire_reglages(texte):
    reglages = {}
    for ligne in texte.splitlines():
        if "=" in ligne:
            nom, valeur = ligne.split("=", 1)
            reglages[nom] = valeur
    return reglages
