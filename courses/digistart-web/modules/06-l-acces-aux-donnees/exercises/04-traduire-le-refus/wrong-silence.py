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
    try:
        base.ajouter(soiree, personne)
    except RefusDeLaBase:
        pass
    return f"{personne} est inscrite à la soirée {soiree}."
