def totaux(fichier):
    resultat = {}
    for ligne in fichier:
        ligne = ligne.strip()
        if ligne == "" or ligne.startswith("#"):
            continue
        atelier, heures = ligne.split(";")
        resultat[atelier.strip()] = int(heures)
    return resultat
