def bilan(lignes):
    total = 0
    abimees = []
    try:
        for ligne in lignes:
            atelier, heures = ligne.split(";")
            total = total + int(heures)
    except ValueError:
        abimees.append(ligne)
    return {"total": total, "abimees": abimees}
