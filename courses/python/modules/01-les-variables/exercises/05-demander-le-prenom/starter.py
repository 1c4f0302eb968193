prenom = input()

print("Bienvenue")
