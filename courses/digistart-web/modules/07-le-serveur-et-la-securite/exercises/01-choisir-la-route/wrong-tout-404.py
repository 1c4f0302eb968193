ROUTES = {
    "/": {"GET": [200, "accueil"]},
    "/soirees": {"GET": [200, "liste"], "POST": [303, "/soirees"]},
}


def repondre(methode, chemin):
    chemin = chemin.split("?")[0].rstrip("/") or "/"
    return ROUTES.get(chemin, {}).get(methode, [404, ""])
