def bissextile(annee):
    if annee % 100 == 0:
        return False
    return annee % 4 == 0
