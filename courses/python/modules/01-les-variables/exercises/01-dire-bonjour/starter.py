print("Bonjour Monde")
