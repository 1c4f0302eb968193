def bilan(lignes):
    total = 0
    for ligne in lignes:
        try:
            atelier, heures = ligne.split(";")
            total = total + int(heures)
        except ValueError:
            continue
    return {"total": total, "abimees": []}
