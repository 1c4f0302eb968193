def totaux(fichier):
    resultat = {}
    for ligne in fichier:
        atelier, heures = ligne.strip().split(";")
        atelier = atelier.strip()
        resultat[atelier] = resultat.get(atelier, 0) + int(heures)
    return resultat
