def en_retard(prets, aujourdhui):
    retards = []
    for pret in prets:
        duree = aujourdhui - pret["jour"]
    return retards
