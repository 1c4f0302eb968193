def ajouter(prets, objet, personne, jour):
    for pret in prets:
        if pret["objet"] == objet:
            raise ValueError(f"{objet} est déjà prêté.")
    prets.append({"objet": objet, "personne": personne, "jour": jour})
    return prets
