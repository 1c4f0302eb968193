prenom = "Kadidia"
ville = "Metz"
age = 29
print(f"{prenom} habite à {ville} et a {age} ans.")
