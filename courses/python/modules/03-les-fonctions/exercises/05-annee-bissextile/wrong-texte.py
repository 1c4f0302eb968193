def bissextile(annee):
    if annee % 400 == 0:
        return "True"
    if annee % 100 == 0:
        return "False"
    if annee % 4 == 0:
        return "True"
    return "False"
