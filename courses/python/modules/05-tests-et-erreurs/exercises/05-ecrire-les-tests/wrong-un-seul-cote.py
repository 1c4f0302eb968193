def verifie(f):
    return f(18) == "adulte" and f(65) == "senior"
