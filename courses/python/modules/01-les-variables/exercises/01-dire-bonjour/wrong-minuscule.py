print("Bonjour amina")
