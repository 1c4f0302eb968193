def total_ligne(prix, quantite):
    return 0


def livraison(total):
    return 5


def facture(prix, quantite):
    return 0
