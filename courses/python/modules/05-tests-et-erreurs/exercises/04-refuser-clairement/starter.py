def prix_repas(personnes):
    return personnes * 8
