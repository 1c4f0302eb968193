def prix_repas(personnes):
    if personnes < 0:
        raise ValueError("Il faut au moins 1 personne.")
    if personnes > 10:
        raise ValueError("La salle a 10 places.")
    return personnes * 8
