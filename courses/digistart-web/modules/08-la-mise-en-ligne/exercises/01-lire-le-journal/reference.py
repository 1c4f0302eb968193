def lire(journal):
    demandes = []
    for ligne in journal.splitlines():
        morceaux = ligne.split()
        if len(morceaux) == 4 and morceaux[2].isdecimal() and morceaux[3].isdecimal():
            demandes.append((morceaux[1], int(morceaux[2]), int(morceaux[3])))
    return demandes


def resume(journal):
    demandes = lire(journal)
    return {
        "demandes": len(demandes),
        "pannes": sum(500 <= statut < 600 for _, statut, _ in demandes),
        "lentes": sum(duree >= 1000 for _, _, duree in demandes),
    }


def route_la_plus_cassee(journal):
    compte = {}
    for route, statut, _ in lire(journal):
        if 500 <= statut < 600:
            compte[route] = compte.get(route, 0) + 1
    return max(compte, key=compte.get) if compte else None
