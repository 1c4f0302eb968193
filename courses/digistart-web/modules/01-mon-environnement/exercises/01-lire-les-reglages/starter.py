def lire_reglages(texte):
    reglages = {}
    for ligne in texte.splitlines():
        nom, valeur = ligne.split("=")
        reglages[nom] = valeur
    return reglages
