"""The texts to lay out: a draft letter, a note, a guide, a report, a model of a CV."""

from starters.texts import Block, Line, Picture, plan

_SANS, _MONO = "Liberation Sans", "Liberation Mono"

DRAFT_LETTER = (
    Line("Tomasz Zielinski", _SANS, 14),
    Line("8, rue des Jardins"),
    Line("57000 Metz", _MONO, 10),
    Line(""),
    Line(""),
    Line(""),
    Line("                                              École Jules-Ferry", _SANS, 12),
    Line("                                              2, place de l'École"),
    Line(""),
    Line(""),
    Line("                                         Metz, le 12 mai", _MONO, 11),
    Line(""),
    Line(""),
    Line("Objet : absence de Zofia le 20 mai", _SANS, 12),
    Line(""),
    Line("Madame la directrice,", _SANS, 12, bold=True),
    Line("Ma fille Zofia est en classe de CE2, chez Monsieur Petit.", "Liberation Serif", 16),
    Line("Elle sera absente le  mardi 20 mai, toute la journée.", _MONO, 10),
    Line("Nous avons un rendez-vous à la préfecture, à 10 heures.", _SANS, 12),
    Line("Pouvez-vous me dire  quel travail elle doit rattraper ?", "Liberation Serif", 12),
    Line(""),
    Line(""),
    Line("Je vous remercie de votre aide.", _MONO, 12),
    Line("Tomasz Zielinski", _SANS, 12),
)

RAW_NOTE = (
    Line("Note à toute l'équipe", size=11),
    Line("", size=11),
    Line("Date :          lundi 5 mai", size=11),
    Line("De :            Shirin Azadi", size=11),
    Line("", size=11),
    Line("", size=11),
    Line("Le chantier reprend lundi, après une semaine de pluie.", size=11),
    Line("", size=11),
    Line("", size=11),
    Line("Chaque équipe commence à l'heure écrite ci-dessous.", size=11),
    Line("", size=11),
    Line("Équipe            Lieu                Heure", size=11),
    Line("Maçons            rez-de-chaussée     7 h 30", size=11),
    Line("Peintres          premier étage       8 h 00", size=11),
    Line("Électriciens      deuxième étage      8 h 30", size=11),
    Line("", size=11),
    Line("", size=11),
    Line("Le casque est obligatoire dans toute la zone.", size=11),
    Line("", size=11),
    Line("Merci de garder l'escalier libre.", size=11),
)

_FILL = (
    "Cette partie donne l'essentiel en quelques phrases, pour une personne qui vient d'arriver.",
    "Les horaires changent parfois l'été : un appel évite un trajet pour rien.",
    "Gardez toujours une copie de vos papiers chez vous, dans une pochette.",
    "Une personne de l'association peut venir avec vous la première fois.",
    "Si un mot vous manque, montrez cette page : elle est écrite simplement.",
    "Les adresses de ce guide sont inventées, pour l'exercice.",
)


def _part(title: str, opening: str, count: int) -> tuple[Line, ...]:
    return (Line(f"● {title}"), Line(opening), *(Line(_FILL[at % len(_FILL)]) for at in range(count)))


GUIDE: tuple[Block, ...] = (
    Line("Guide du quartier des Tilleuls", size=20, bold=True),
    Line("Pour les personnes qui viennent de s'installer."),
    *_part("Se loger", "Le quartier compte 3 résidences et une pension de famille.", 10),
    *_part("Demander un logement", "La demande se fait en ligne ou à la mairie.", 14),
    *_part("Signaler une panne", "Appelez le gardien, puis écrivez au bailleur.", 14),
    *_part("Se soigner", "Le centre de santé reçoit sans rendez-vous le matin.", 10),
    *_part("Trouver un médecin", "La liste des médecins est à l'accueil du centre.", 14),
    *_part("La pharmacie de garde", "Le nom de la pharmacie est affiché sur sa porte.", 14),
    *_part("Se déplacer", "La ligne 3 traverse le quartier toutes les 10 minutes.", 6),
    Line("Le plan montre la place, le parc et les arrêts."),
    Picture("plan.png", plan(), 12.0, 8.0),
    *_part("Le bus", "Le dernier bus part à 20 h 50 de la place.", 14),
    *_part("Vivre ensemble", "La maison de quartier ouvre du lundi au samedi.", 12),
    *_part("Les fêtes de l'année", "La fête des voisins a lieu le dernier vendredi de mai.", 14),
)

_REPORT = (
    ("Le projet", 1, "L'atelier couture a ouvert en janvier, avec 8 personnes."),
    ("D'où vient l'idée", 2, "Trois habitantes ont proposé de réparer les vêtements ensemble."),
    ("Qui participe", 2, "Le groupe compte 14 personnes en mai, de 19 à 71 ans."),
    ("Les résultats", 1, "En 5 mois, 212 vêtements ont été réparés."),
    ("Ce qui marche", 2, "Les personnes reviennent : 11 sur 14 viennent chaque semaine."),
    ("Ce qui reste difficile", 2, "La salle est trop petite quand tout le monde vient."),
    ("La suite", 1, "L'association demande une salle plus grande pour la rentrée."),
)
REPORT: tuple[Block, ...] = (
    Line("Rapport : l'atelier couture", size=20, bold=True),
    *(
        line
        for title, _, opening in _REPORT
        for line in (Line(title), Line(opening), *(Line(_FILL[at % len(_FILL)]) for at in range(16)))
    ),
)

CV_MODEL = (
    Line("[Prénom Nom]", _SANS, 11),
    Line("[Adresse inventée] · [06 00 00 00 00] · [prenom.nom@exemple.fr]", _SANS, 11),
    Line("[Métier visé]", _SANS, 11),
    Line("Compétences", _SANS, 11),
    Line("[Verbe, chose, nombre]", _SANS, 11),
    Line("Expériences", _SANS, 11),
    Line("[De … à … : métier, lieu, ce que j'ai fait]", _SANS, 11),
    Line("Formation", _SANS, 11),
    Line("[Année : formation, lieu]", _SANS, 11),
    Line("Langues", _SANS, 11),
    Line("[Langue : je parle, je lis, j'écris]", _SANS, 11),
)
