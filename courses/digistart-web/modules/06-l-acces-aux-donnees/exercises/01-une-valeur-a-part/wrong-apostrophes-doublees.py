def chercher(base, ville, mot):
    ville = ville.replace("'", "''")
    mot = mot.replace("'", "''")
    requete = f"SELECT id, nom FROM objets WHERE ville = '{ville}' AND nom LIKE '%{mot}%'"
    return base.execute(requete, [])
