def vers_nombre(texte):
    return int(texte)
