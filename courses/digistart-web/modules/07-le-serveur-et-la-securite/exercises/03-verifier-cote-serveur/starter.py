def verifier(formulaire):
    propres = dict(formulaire)
    propres["places"] = int(propres["places"])
    return [propres, {}]
