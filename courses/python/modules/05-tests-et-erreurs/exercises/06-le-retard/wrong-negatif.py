def retard(prete, rendu):
    if rendu < prete:
        raise ValueError("Le retour est avant le prêt.")
    return rendu - prete - 14
