def ligne(pret):
    return pret["objet"]
