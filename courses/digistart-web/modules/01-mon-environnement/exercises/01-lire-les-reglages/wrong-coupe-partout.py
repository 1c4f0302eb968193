def lire_reglages(texte):
    reglages = {}
    for ligne in texte.splitlines():
        ligne = ligne.strip()
        if not ligne or ligne.startswith("#"):
            continue
        morceaux = ligne.split("=")
        reglages[morceaux[0].strip()] = morceaux[1].strip()
    return reglages
