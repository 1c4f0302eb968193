def totaux(fichier):
    resultat = {}
    for ligne in fichier:
        print(ligne)
    return resultat
