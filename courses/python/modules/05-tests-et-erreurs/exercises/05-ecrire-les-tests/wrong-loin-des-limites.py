def verifie(f):
    return f(5) == "enfant" and f(30) == "adulte" and f(80) == "senior"
