def lire(texte):
    inscrits = []
    for ligne in texte.splitlines():
        if ligne.strip() == "":
            continue
        prenom, ville, heures = ligne.split(";")
        if heures.isdigit():
            heures = int(heures)
        inscrits.append({"prenom": prenom, "ville": ville, "heures": heures})
    return inscrits
