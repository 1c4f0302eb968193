def sante(controles):
    etats = {}
    for nom, controle in controles.items():
        try:
            etats[nom] = "ok" if controle() else "à voir"
        except Exception as souci:
            etats[nom] = str(souci)
    return [200 if set(etats.values()) <= {"ok"} else 503, etats]
