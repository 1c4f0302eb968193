def retard(prete, rendu):
    jours = rendu - prete - 14
    if jours < 0:
        return 0
    return jours
