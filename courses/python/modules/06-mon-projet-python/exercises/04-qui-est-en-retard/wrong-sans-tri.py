def en_retard(prets, aujourdhui):
    retards = []
    for pret in prets:
        duree = aujourdhui - pret["jour"]
        if duree > 14:
            retards.append({"personne": pret["personne"], "retard": duree - 14})
    return retards
