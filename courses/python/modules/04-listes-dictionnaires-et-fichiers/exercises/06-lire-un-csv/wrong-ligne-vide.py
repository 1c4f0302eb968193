def lire(texte):
    inscrits = []
    for ligne in texte.splitlines()[1:]:
        morceaux = ligne.split(";")
        inscrits.append({"prenom": morceaux[0], "ville": morceaux[1], "heures": int(morceaux[2])})
    return inscrits
