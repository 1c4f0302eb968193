def retard(prete, rendu):
    if rendu < prete:
        raise ValueError("Le retour est avant le prêt.")
    jours = rendu - prete - 14
    if jours < 0:
        return 0
    return jours
