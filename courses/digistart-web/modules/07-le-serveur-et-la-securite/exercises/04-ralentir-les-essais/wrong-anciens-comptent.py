def attente(essais, maintenant):
    if len(essais) < 5:
        return 0
    return essais[-5] + 900 - maintenant
