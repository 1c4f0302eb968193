print("Bonjour Amina")
