gauche = "thé"
droite = "café"
# l'échange commence ici
gauche = droite
droite = gauche
# l'échange finit ici
print(f"gauche {gauche}, droite {droite}")
