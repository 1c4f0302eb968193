def preter(carnet, objet, personne):
    if objet in carnet:
        return f"{objet} est déjà chez {carnet[objet]}"
    carnet[objet] = personne
    return "C'est noté"


def rendre(carnet, objet):
    if objet not in carnet:
        return f"{objet} n'est pas dans le carnet"
    del carnet[objet]
    return "Merci"


def liste(carnet):
    if len(carnet) == 0:
        return "Rien de prêté"
    lignes = []
    for objet in carnet:
        lignes.append(f"{objet} chez {carnet[objet]}")
    return "\n".join(lignes)


carnet = {}
ordre = input()
while ordre != "fin":
    morceaux = ordre.split(";")
    if morceaux[0] == "prêter" and len(morceaux) == 3:
        print(preter(carnet, morceaux[1], morceaux[2]))
    elif morceaux[0] == "rendre" and len(morceaux) == 2:
        print(rendre(carnet, morceaux[1]))
    elif ordre == "liste":
        print(liste(carnet))
    else:
        print("Ordre inconnu")
    ordre = input()
print("Au revoir")
