def vers_texte(prets):
    texte = ""
    for pret in prets:
        texte = texte + f"{pret['objet']};{pret['personne']};{pret['jour']}\n"
    return texte


def depuis_texte(texte):
    prets = []
    for ligne in texte.splitlines():
        objet, personne, jour = ligne.split(";")
        prets.append({"objet": objet, "personne": personne, "jour": int(jour)})
    return prets
