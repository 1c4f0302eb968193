ROUTES = {
    "/": {"GET": [200, "accueil"]},
    "/soirees": {"GET": [200, "liste"], "POST": [303, "/soirees"]},
}


def repondre(methode, chemin):
    chemin = chemin.split("?")[0].rstrip("/")
    if chemin not in ROUTES:
        return [404, ""]
    if methode not in ROUTES[chemin]:
        return [405, ", ".join(ROUTES[chemin])]
    return ROUTES[chemin][methode]
