def vers_soiree(ligne):
    if not ligne:
        return None
    numero, jour, places, inscrits = ligne
    libres = max(0, places - inscrits)
    return {"id": numero, "jour": jour, "libres": libres, "complet": places == inscrits}


def soirees(lignes):
    return [vers_soiree(ligne) for ligne in lignes] or None
