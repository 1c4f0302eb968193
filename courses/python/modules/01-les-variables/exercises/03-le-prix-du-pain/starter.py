prix = 1.25
quantite = 4
billet = 20

total = 0
monnaie = 0

print(f"Total {total} euros, monnaie {monnaie} euros")
