def salle(salles, atelier):
    return salles[atelier]


def changer(salles, atelier, nouvelle):
    return salles
