def verifier(formulaire):
    propres, messages = {}, {}
    nom = formulaire.get("nom", "").strip()
    if not nom:
        messages["nom"] = "Écrivez un nom."
    elif len(nom) > 60:
        messages["nom"] = "60 lettres au plus."
    else:
        propres["nom"] = nom
    places = formulaire.get("places", "").strip()
    if places.isdecimal() and 1 <= int(places) <= 4:
        propres["places"] = int(places)
    else:
        messages["places"] = "De 1 à 4 places."
    return [propres, messages]
