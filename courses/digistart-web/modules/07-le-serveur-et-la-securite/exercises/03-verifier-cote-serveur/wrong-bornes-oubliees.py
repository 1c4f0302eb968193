def verifier(formulaire):
    propres, messages = {}, {}
    nom = formulaire.get("nom", "").strip()
    if nom:
        propres["nom"] = nom
    else:
        messages["nom"] = "Écrivez un nom."
    try:
        propres["places"] = int(formulaire.get("places", ""))
    except ValueError:
        messages["places"] = "De 1 à 4 places."
    return [propres, messages]
