def pour_le_journal(formulaire):
    for nom in list(formulaire):
        if any(secret in nom.lower() for secret in ("passe", "jeton", "pin")):
            formulaire[nom] = "(caché)"
        elif nom == "courriel":
            debut, arobase, domaine = formulaire[nom].partition("@")
            formulaire[nom] = f"{debut[:1]}***@{domaine}" if arobase else "(caché)"
    return formulaire
