def total_ligne(prix, quantite):
    return prix * quantite


def livraison(total):
    if total > 30:
        return 0
    return 5


def facture(prix, quantite):
    total = total_ligne(prix, quantite)
    return total + livraison(total)
