def plus_long(r):
    return r["retard"]


def en_retard(prets, aujourdhui):
    retards = []
    for pret in prets:
        duree = aujourdhui - pret["jour"]
        if duree >= 14:
            retards.append({"personne": pret["personne"], "retard": duree - 14})
    return sorted(retards, key=plus_long, reverse=True)
