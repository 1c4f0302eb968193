def sante(controles):
    return [200, {nom: "ok" for nom in controles}]
