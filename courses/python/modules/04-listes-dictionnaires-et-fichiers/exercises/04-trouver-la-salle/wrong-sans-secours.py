def salle(salles, atelier):
    return salles.get(atelier)


def changer(salles, atelier, nouvelle):
    salles[atelier] = nouvelle
    return salles
