temps = input()

if temps == "pluie":
    print("Je prends un parapluie")
else:
    print("Je prends un chapeau")
