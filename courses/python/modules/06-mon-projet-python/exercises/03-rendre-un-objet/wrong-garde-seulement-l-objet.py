def rendre(prets, objet):
    restants = []
    for pret in prets:
        if pret["objet"] == objet:
            restants.append(pret)
    if len(restants) == 0:
        raise ValueError(f"{objet} n'est pas prêté.")
    return restants
