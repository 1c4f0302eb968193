def sante(controles):
    try:
        etats = {nom: "ok" if controle() else "à voir" for nom, controle in controles.items()}
    except Exception:
        return [503, {nom: "à voir" for nom in controles}]
    return [200 if all(e == "ok" for e in etats.values()) else 503, etats]
