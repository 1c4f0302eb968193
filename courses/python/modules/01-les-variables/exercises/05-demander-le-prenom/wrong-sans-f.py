prenom = input()
langue = input()
print("Bienvenue {prenom}, vous parlez {langue}.")
