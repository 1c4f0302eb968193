def bilan(lignes):
    total = 0
    abimees = []
    for ligne in lignes:
        try:
            atelier, heures = ligne.split(";")
            total = total + int(heures)
        except ValueError:
            abimees.append(ligne)
    return {"total": total, "abimees": abimees}
