def lire_reglages(texte):
    reglages = {}
    for ligne in texte.splitlines():
        ligne = ligne.strip()
        if not ligne or ligne.startswith("#"):
            continue
        nom, valeur = ligne.split("=", 1)
        reglages[nom.strip()] = valeur.strip()
    return reglages
