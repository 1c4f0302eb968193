carnet = {}
ordre = input()
while ordre != "fin":
    print("Ordre inconnu")
    ordre = input()
