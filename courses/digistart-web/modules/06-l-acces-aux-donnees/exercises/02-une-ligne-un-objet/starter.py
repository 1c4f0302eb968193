def vers_soiree(ligne):
    return {"id": ligne[0], "jour": ligne[1], "libres": ligne[2] - ligne[3]}


def soirees(lignes):
    return lignes
