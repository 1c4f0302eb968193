def compter(texte):
    compte = {}
    for mot in texte.lower().split():
        compte[mot] = compte.get(mot, 0) + 1
    return compte
