CHERCHER = "SELECT id, nom FROM objets WHERE ville = ? AND nom LIKE ?"


def chercher(base, ville, mot):
    return base.execute(CHERCHER, [ville, f"%{mot}%"])
