carnet = {}
ordre = input()
while ordre != "fin":
    morceaux = ordre.split(";")
    if morceaux[0] == "prêter":
        if morceaux[1] in carnet:
            print(f"{morceaux[1]} est déjà chez {carnet[morceaux[1]]}")
        else:
            carnet[morceaux[1]] = morceaux[2]
            print("C'est noté")
    elif morceaux[0] == "rendre":
        if morceaux[1] in carnet:
            del carnet[morceaux[1]]
            print("Merci")
        else:
            print(f"{morceaux[1]} n'est pas dans le carnet")
    elif ordre == "liste":
        if len(carnet) == 0:
            print("Rien de prêté")
        for objet in carnet:
            print(f"{objet} chez {carnet[objet]}")
    else:
        print("Ordre inconnu")
    ordre = input()
