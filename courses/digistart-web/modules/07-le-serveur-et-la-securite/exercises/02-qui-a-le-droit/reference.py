def annuler(personne, inscription):
    if personne is None:
        return 401
    if inscription is None:
        return 404
    if inscription["personne"] == personne["nom"] or personne["role"] == "organisatrice":
        return 303
    return 404
