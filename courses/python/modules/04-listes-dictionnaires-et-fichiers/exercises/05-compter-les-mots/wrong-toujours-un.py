def compter(texte):
    compte = {}
    for mot in texte.lower().split():
        compte[mot] = 1
    return compte
