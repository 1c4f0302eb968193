def cookie(nom, valeur, https):
    duree = 3600 if valeur else 0
    fin = "; Secure" if https else ""
    return f"{nom}={valeur}; Path=/; HttpOnly; SameSite=Lax; Max-Age={duree}{fin}"
