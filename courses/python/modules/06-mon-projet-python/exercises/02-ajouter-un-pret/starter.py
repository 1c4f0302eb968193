def ajouter(prets, objet, personne, jour):
    return prets
