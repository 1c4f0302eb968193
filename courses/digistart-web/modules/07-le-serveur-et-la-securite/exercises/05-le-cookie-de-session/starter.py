def cookie(nom, valeur, https):
    return f"{nom}={valeur}"
