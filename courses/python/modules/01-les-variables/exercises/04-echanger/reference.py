gauche = "thé"
droite = "café"
# l'échange commence ici
reserve = gauche
gauche = droite
droite = reserve
# l'échange finit ici
print(f"gauche {gauche}, droite {droite}")
