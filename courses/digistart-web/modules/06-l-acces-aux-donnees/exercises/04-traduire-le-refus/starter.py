class RefusDeLaBase(Exception):
    pass


class DejaInscrit(Exception):
    pass


class BasePleine:
    def ajouter(self, soiree, personne):
        raise RefusDeLaBase("UNIQUE")


class BaseCoupee:
    def ajouter(self, soiree, personne):
        raise ConnectionError("plus de base")


def inscrire(base, soiree, personne):
    base.ajouter(soiree, personne)
    return f"{personne} est inscrite à la soirée {soiree}."
