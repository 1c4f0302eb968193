def prix_repas(personnes):
    if personnes < 1 or personnes > 10:
        print("De 1 à 10 personnes.")
        return None
    return personnes * 8
