ROUTES = {
    "/": {"GET": [200, "accueil"]},
    "/soirees": {"GET": [200, "liste"], "POST": [303, "/soirees"]},
}


def repondre(methode, chemin):
    chemin = chemin.split("?")[0].rstrip("/") or "/"
    if chemin not in ROUTES:
        return [404, ""]
    permises = ROUTES[chemin]
    if methode not in permises:
        return [405, ", ".join(permises)]
    return permises[methode]
