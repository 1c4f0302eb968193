def pour_le_journal(formulaire):
    if "mot_de_passe" in formulaire:
        formulaire["mot_de_passe"] = "(caché)"
    return formulaire
