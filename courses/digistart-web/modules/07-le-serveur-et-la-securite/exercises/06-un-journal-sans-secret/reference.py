SECRETS = ("passe", "jeton", "pin")


def cacher(nom, valeur):
    if any(secret in nom.lower() for secret in SECRETS):
        return "(caché)"
    if nom == "courriel":
        debut, arobase, domaine = valeur.partition("@")
        return f"{debut[:1]}***@{domaine}" if arobase else "(caché)"
    return valeur


def pour_le_journal(formulaire):
    return {nom: cacher(nom, valeur) for nom, valeur in formulaire.items()}
