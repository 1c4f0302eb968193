def rendre(prets, objet):
    restants = []
    for pret in prets:
        restants.append(pret)
    return restants
