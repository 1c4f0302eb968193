prix = 1.25
quantite = 4
billet = 20

total = prix * quantite
monnaie = total - billet

print(f"Total {total} euros, monnaie {monnaie} euros")
