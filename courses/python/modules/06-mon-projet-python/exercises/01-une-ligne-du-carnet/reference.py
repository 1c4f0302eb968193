def ligne(pret):
    objet = pret["objet"]
    personne = pret["personne"]
    jour = pret["jour"]
    return f"{objet}, chez {personne} depuis le jour {jour}"
