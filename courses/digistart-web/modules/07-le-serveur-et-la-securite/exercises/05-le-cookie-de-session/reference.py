def cookie(nom, valeur, https):
    if any(signe in nom + valeur for signe in "; \r\n"):
        raise ValueError("Un signe n'est pas permis ici.")
    duree = 3600 if valeur else 0
    morceaux = [f"{nom}={valeur}", "Path=/", "HttpOnly", "SameSite=Lax", f"Max-Age={duree}"]
    if https:
        morceaux.append("Secure")
    return "; ".join(morceaux)
