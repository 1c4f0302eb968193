def rendre(prets, objet):
    restants = []
    for pret in prets:
        if pret["objet"] != objet:
            restants.append(pret)
    return restants
