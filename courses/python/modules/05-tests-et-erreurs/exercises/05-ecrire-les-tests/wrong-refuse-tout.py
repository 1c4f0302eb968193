def verifie(f):
    return False
