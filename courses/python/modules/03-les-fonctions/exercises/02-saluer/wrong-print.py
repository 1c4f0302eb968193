def saluer(prenom, langue="fr"):
    if langue == "en":
        print(f"Hello {prenom}")
    else:
        print(f"Bonjour {prenom}")
