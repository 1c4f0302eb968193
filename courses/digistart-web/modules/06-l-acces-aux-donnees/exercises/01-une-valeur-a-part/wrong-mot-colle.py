def chercher(base, ville, mot):
    requete = f"SELECT id, nom FROM objets WHERE ville = ? AND nom LIKE '%{mot}%'"
    return base.execute(requete, [ville])
