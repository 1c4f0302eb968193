def dans_le_budget(prix, limite):
    gardes = []
    for p in prix:
        if p < limite:
            gardes.append(p)
    return gardes
