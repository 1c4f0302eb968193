def contient_chiffre(mot):
    for signe in mot:
        if signe.isdigit():
            return True
    return False


def solide(mot):
    return len(mot) >= 12
