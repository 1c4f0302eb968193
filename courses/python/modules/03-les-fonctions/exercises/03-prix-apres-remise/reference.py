def remise(prix, taux):
    baisse = prix * taux / 100
    return prix - baisse
