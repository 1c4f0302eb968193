print(Bonjour Amina)
