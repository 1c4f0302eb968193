def saluer(prenom, langue="fr"):
    if langue == "en":
        return f"Hello {prenom}"
    return f"Bonjour {prenom}"
