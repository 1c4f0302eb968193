def double(n):
    resultat = n * 2
    print(resultat)
