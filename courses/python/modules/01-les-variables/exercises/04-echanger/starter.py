gauche = "thé"
droite = "café"
# l'échange commence ici

# l'échange finit ici
print(f"gauche {gauche}, droite {droite}")
