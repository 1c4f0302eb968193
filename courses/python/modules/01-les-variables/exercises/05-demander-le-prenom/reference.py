prenom = input()
langue = input()
print(f"Bienvenue {prenom}, vous parlez {langue}.")
