print("Je remplis la bouilloire")
print("Je verse l'eau")
print("Je chauffe l'eau")
print("Je bois")
