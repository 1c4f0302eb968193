def annuler(personne, inscription):
    if personne is None:
        return 401
    return 303
