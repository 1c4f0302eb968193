def remise(prix, taux):
    return prix * taux / 100
