def chercher(base, ville, mot):
    requete = f"SELECT * FROM objets WHERE ville = '{ville}' AND nom LIKE '%{mot}%'"
    return base.execute(requete)
