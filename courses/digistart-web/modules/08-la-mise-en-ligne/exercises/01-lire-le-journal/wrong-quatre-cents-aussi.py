def lire(journal):
    for ligne in journal.splitlines():
        morceaux = ligne.split()
        if len(morceaux) == 4 and morceaux[2].isdecimal():
            yield morceaux[1], int(morceaux[2]), int(morceaux[3])


def resume(journal):
    demandes = list(lire(journal))
    return {
        "demandes": len(demandes),
        "pannes": sum(statut >= 400 for _, statut, _ in demandes),
        "lentes": sum(duree > 1000 for _, _, duree in demandes),
    }


def route_la_plus_cassee(journal):
    compte = {}
    for route, statut, _ in lire(journal):
        if statut >= 400:
            compte[route] = compte.get(route, 0) + 1
    return max(compte, key=compte.get) if compte else None
