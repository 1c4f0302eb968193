print("Je remplis la bouilloire")
print("Je chauffe l'eau")
print("Je verse l'eau")
