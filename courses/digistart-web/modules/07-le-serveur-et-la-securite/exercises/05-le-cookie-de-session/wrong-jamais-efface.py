def cookie(nom, valeur, https):
    if any(signe in valeur for signe in "; \r\n"):
        raise ValueError("signe")
    return f"{nom}={valeur}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure"
