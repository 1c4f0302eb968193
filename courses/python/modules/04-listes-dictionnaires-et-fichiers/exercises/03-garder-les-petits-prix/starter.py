def dans_le_budget(prix, limite):
    gardes = []
    return gardes
