def vers_texte(prets):
    texte = ""
    return texte


def depuis_texte(texte):
    prets = []
    return prets
