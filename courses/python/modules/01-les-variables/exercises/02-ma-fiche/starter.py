prenom = "?"
ville = "?"
age = 0
print(f"{prenom} habite à {ville} et a {age} ans.")
