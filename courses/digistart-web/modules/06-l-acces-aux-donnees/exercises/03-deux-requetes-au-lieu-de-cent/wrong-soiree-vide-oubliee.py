def avec_inscrits(lignes_soirees, lignes_inscriptions):
    par_soiree = {}
    for soiree, prenom in lignes_inscriptions:
        par_soiree.setdefault(soiree, []).append(prenom)
    return [
        {"jour": jour, "inscrits": par_soiree[numero]}
        for numero, jour in lignes_soirees
        if numero in par_soiree
    ]
