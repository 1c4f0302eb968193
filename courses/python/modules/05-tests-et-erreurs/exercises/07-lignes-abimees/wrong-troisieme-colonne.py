def bilan(lignes):
    total = 0
    abimees = []
    for ligne in lignes:
        try:
            morceaux = ligne.split(";")
            total = total + int(morceaux[1])
        except (ValueError, IndexError):
            abimees.append(ligne)
    return {"total": total, "abimees": abimees}
