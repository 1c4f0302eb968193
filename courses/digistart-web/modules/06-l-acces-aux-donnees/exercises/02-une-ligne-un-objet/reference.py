def vers_soiree(ligne):
    if ligne is None:
        return None
    numero, jour, places, inscrits = ligne
    libres = max(0, places - inscrits)
    return {"id": numero, "jour": jour, "libres": libres, "complet": libres == 0}


def soirees(lignes):
    return [vers_soiree(ligne) for ligne in lignes]
