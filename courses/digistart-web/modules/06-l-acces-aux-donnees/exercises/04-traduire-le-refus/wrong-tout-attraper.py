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
    if not personne.strip():
        raise ValueError("Le prénom est vide.")
    try:
        base.ajouter(soiree, personne)
    except Exception:
        raise DejaInscrit(personne)
    return f"{personne} est inscrite à la soirée {soiree}."
