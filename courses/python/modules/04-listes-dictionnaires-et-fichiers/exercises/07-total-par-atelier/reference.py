def totaux(fichier):
    resultat = {}
    for ligne in fichier:
        ligne = ligne.strip()
        if ligne == "" or ligne.startswith("#"):
            continue
        atelier, heures = ligne.split(";")
        atelier = atelier.strip()
        resultat[atelier] = resultat.get(atelier, 0) + int(heures)
    return resultat
