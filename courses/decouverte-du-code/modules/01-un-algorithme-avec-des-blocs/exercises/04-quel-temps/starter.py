temps = input()

if temps == "pluie":
    print("Je prends un chapeau")
else:
    print("Je prends un parapluie")
