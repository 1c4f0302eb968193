prenom = "?"
ville = "?"
age = 0
print("Kadidia habite à Metz et a 29 ans.")
