def prix_repas(personnes):
    if personnes < 1 or personnes >= 10:
        raise ValueError("De 1 à 10 personnes.")
    return personnes * 8
