def dans_le_budget(prix, limite):
    for p in prix:
        if p > limite:
            prix.remove(p)
    return prix
