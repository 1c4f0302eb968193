class Base:
    def __init__(self):
        self.journal = []

    def commencer(self):
        self.journal.append("commencer")

    def valider(self):
        self.journal.append("valider")

    def defaire(self):
        self.journal.append("défaire")

    def ecrire(self, texte):
        self.journal.append(f"ecrire {texte}")


def essai(travail):
    base = Base()
    try:
        ensemble(base, travail)
    except Exception as souci:
        base.journal.append(type(souci).__name__)
    return base.journal


def ensemble(base, travail):
    base.commencer()
    try:
        return travail(base)
    finally:
        base.valider()
