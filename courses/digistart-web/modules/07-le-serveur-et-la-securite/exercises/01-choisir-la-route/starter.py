ROUTES = {
    "/": {"GET": [200, "accueil"]},
    "/soirees": {"GET": [200, "liste"], "POST": [303, "/soirees"]},
}


def repondre(methode, chemin):
    return ROUTES[chemin][methode]
