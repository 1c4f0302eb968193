def saluer(prenom, langue):
    if langue == "en":
        return f"Hello {prenom}"
    return f"Bonjour {prenom}"
