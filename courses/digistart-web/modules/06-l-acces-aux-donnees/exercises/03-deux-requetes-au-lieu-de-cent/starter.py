def avec_inscrits(lignes_soirees, lignes_inscriptions):
    resultat = []
    for numero, jour in lignes_soirees:
        resultat.append({"jour": jour, "inscrits": []})
    return resultat
