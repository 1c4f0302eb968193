def avec_inscrits(lignes_soirees, lignes_inscriptions):
    par_soiree = dict.fromkeys([numero for numero, _ in lignes_soirees], [])
    for soiree, prenom in lignes_inscriptions:
        if soiree in par_soiree:
            par_soiree[soiree].append(prenom)
    return [{"jour": jour, "inscrits": par_soiree[numero]} for numero, jour in lignes_soirees]
