def vers_nombre(texte):
    try:
        return int(texte)
    except ValueError:
        return 0
