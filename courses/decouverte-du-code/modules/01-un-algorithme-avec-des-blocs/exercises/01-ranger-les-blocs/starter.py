print("Je verse l'eau")
print("Je remplis la bouilloire")
print("Je bois")
print("Je chauffe l'eau")
