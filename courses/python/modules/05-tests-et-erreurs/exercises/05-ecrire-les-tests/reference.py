def verifie(f):
    exemples = {17: "enfant", 18: "adulte", 30: "adulte", 64: "adulte", 65: "senior"}
    for age in exemples:
        if f(age) != exemples[age]:
            return False
    return True
