def verifier(formulaire):
    propres, messages = dict(formulaire), {}
    nom = formulaire.get("nom", "").strip()
    propres["nom"] = nom
    if not nom:
        messages["nom"] = "Écrivez un nom."
        del propres["nom"]
    elif len(nom) > 60:
        messages["nom"] = "60 lettres au plus."
        del propres["nom"]
    places = formulaire.get("places", "").strip()
    if places.isdecimal() and 1 <= int(places) <= 4:
        propres["places"] = int(places)
    else:
        messages["places"] = "De 1 à 4 places."
        propres.pop("places", None)
    return [propres, messages]
