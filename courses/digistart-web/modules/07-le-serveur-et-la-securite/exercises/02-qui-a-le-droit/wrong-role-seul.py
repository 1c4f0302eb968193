def annuler(personne, inscription):
    if personne is None:
        return 401
    if inscription is None:
        return 404
    if personne["role"].lower() in ("membre", "organisatrice"):
        return 303
    return 404
