def salle(salles, atelier):
    return salles.get(atelier, "à l'accueil")


def changer(salles, atelier, nouvelle):
    salles = {atelier: nouvelle}
    return salles
