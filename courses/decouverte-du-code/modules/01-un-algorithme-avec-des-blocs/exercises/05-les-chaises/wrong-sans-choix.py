for texte in ["libre", "libre", "réservée", "libre", "libre"]:
    print(texte)
