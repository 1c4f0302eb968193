def ajouter(prets, objet, personne, jour):
    for pret in prets:
        if pret["personne"] == personne:
            raise ValueError(f"{personne} a déjà un objet.")
    return prets + [{"objet": objet, "personne": personne, "jour": jour}]
