def bilan(lignes):
    total = 0
    abimees = []
    for ligne in lignes:
        atelier, heures = ligne.split(";")
        total = total + int(heures)
    return {"total": total, "abimees": abimees}
