def resume(journal):
    demandes = 0
    for ligne in journal.splitlines():
        heure, route, statut, duree = ligne.split()
        demandes += 1
    return {"demandes": demandes, "pannes": 0, "lentes": 0}


def route_la_plus_cassee(journal):
    return None
