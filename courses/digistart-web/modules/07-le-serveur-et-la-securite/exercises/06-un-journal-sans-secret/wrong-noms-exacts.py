def pour_le_journal(formulaire):
    copie = dict(formulaire)
    for nom in ("mot_de_passe", "jeton", "pin"):
        if nom in copie:
            copie[nom] = "(caché)"
    if "courriel" in copie:
        copie["courriel"] = copie["courriel"][0] + "***@" + copie["courriel"].split("@")[-1]
    return copie
