def ajouter(prets, objet, personne, jour):
    return prets + [{"objet": objet, "personne": personne, "jour": jour}]
