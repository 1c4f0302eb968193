def attente(essais, maintenant):
    recents = [instant for instant in essais if maintenant - instant < 900]
    if len(recents) < 5:
        return 0
    return recents[-5] + 900 - maintenant
