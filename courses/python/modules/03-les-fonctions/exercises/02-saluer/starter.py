def saluer(prenom):
    return f"Bonjour {prenom}"
