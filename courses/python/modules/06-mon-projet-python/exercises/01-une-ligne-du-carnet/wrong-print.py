def ligne(pret):
    objet = pret["objet"]
    personne = pret["personne"]
    jour = pret["jour"]
    print(f"{objet}, chez {personne} depuis le jour {jour}")
