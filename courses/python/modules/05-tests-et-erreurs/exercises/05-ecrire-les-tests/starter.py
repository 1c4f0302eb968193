def verifie(f):
    if f(30) != "adulte":
        return False
    return True
