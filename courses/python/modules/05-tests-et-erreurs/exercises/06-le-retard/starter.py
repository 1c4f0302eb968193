def retard(prete, rendu):
    return rendu - prete - 13
