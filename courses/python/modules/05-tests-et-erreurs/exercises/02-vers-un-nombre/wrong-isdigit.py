def vers_nombre(texte):
    if texte.isdigit():
        return int(texte)
    return None
