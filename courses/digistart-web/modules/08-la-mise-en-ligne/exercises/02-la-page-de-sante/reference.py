def sante(controles):
    etats = {}
    for nom, controle in controles.items():
        try:
            etats[nom] = "ok" if controle() else "à voir"
        except Exception:
            etats[nom] = "à voir"
    statut = 200 if all(etat == "ok" for etat in etats.values()) else 503
    return [statut, etats]
