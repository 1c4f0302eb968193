def attente(essais, maintenant):
    if len(essais) >= 5:
        return 900
    return 0
