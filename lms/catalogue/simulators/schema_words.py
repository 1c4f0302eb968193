"""What each name in a scenario or a log means, in French, and the shape of goals: for an author's editor."""

from typing import Any

SCENARIO_WORDS = {
    "address": "L'adresse e-mail, en .exemple ou @exemple.fr.",
    "also": "Les autres adresses du message, pour « Répondre à tous ».",
    "answers": "Ce que répond la personne avec qui on partage, selon ce qu'elle peut faire.",
    "binned": "true : à la corbeille dès le début.",
    "boards": "Les étapes, dans l'ordre : un geste chacune.",
    "box": "Le dossier : inbox, sent, drafts, junk ou trash.",
    "cloud": "Le nuage ; pour un dossier, true : c'est le dossier du nuage.",
    "date": "La date, comme elle se lit ; pour un fichier : 2026-03-31.",
    "downloads": "L'id du dossier où arrivent les téléchargements.",
    "draws": "Ce qui est tiré pour chaque essai : {jour} prend un mot de la liste « jour ».",
    "edit": "Quand la personne peut modifier.",
    "events": "Ce qui est fait, dans l'ordre : {do: mail.open, id: $claire}",
    "files": "Les fichiers et les dossiers ; dans un message, les id des fichiers joints.",
    "folder": "true : c'est un dossier. Dans l'état : l'id du dossier ouvert, ou celui du nuage.",
    "from": "Qui a écrit.",
    "gate": "true : sans ce but, l'exercice n'est pas réussi. « never » en est toujours un.",
    "goals": "Les buts, 1 à 12.",
    "icon": "Le dessin.",
    "in": "L'id du dossier où c'est rangé ; sans lui, c'est un emplacement.",
    "link": "Le lien du message : ses mots, et l'adresse où il mène.",
    "me": "Qui on est pour l'exercice.",
    "messages": "Les messages.",
    "misses": "Les id des buts que ce journal n'atteint pas.",
    "model": "Ce qui est à taper ou à copier.",
    "more": "Une deuxième phrase, sous la consigne.",
    "name": "Le nom.",
    "open": "true : ouverte dès le début.",
    "page": "Ce que dit la page d'exercice où mène le lien.",
    "papers": "Les papiers à numériser.",
    "password": "Le mot de passe de l'exercice.",
    "place": "L'id de l'endroit où cela se range.",
    "places": "Les endroits où ranger.",
    "quiet": "true : ce but n'est pas coché avant l'envoi.",
    "read": "true : déjà lu.",
    "sheet": "Les lignes de la fiche.",
    "size": "Le poids, en Ko.",
    "state": "Le monde au début.",
    "subject": "L'objet.",
    "things": "Ce qui est à toucher, à ranger, à taper.",
    "to": "À qui ; pour un lien, l'adresse où il mène.",
    "two": "true : un deuxième appareil voit le nuage.",
    "unsaved": "true : la fenêtre demande d'enregistrer quand on la ferme.",
    "view": "Quand la personne peut lire.",
    "when": "Quand le but est atteint.",
    "windows": "Les icônes et leurs fenêtres.",
    "worlds": "Les mondes ; sans cette ligne, celui du genre de l'exercice.",
}  # fmt: skip
SCENARIO_OWN = {
    ("GoalSource", "says"): "Ce qui est vrai quand le but est atteint : « Votre réponse est partie. »",
    ("GoalSource", "hint"): "Le geste suivant, pour qui n'y est pas encore.",
    ("LineSource", "says"): "La question, ou ce qu'on fait.",
    ("PaperSource", "says"): "Le nom du papier.",
    ("BoardSource", "says"): "La consigne de l'étape.",
    ("AnswerSource", "says"): "Ce que dit la personne.",
}

_REFERENCE = {"$ref": "#/$defs/When"}
_LIST = {"type": "array", "items": _REFERENCE, "minItems": 1}
_ANY: dict[str, Any] = {}
WHEN: dict[str, Any] = {
    "type": "object",
    "properties": {
        "all": _LIST | {"description": "Tout cela à la fois."},
        "any": _LIST | {"description": "Au moins l'un."},
        "not": _REFERENCE | {"description": "Le contraire."},
        "in": {"type": "string", "description": "Une liste de l'état où compter : messages, files…"},
        "where": {"type": "object", "description": "Ce que doit avoir chaque chose comptée."},
        "count": _ANY | {"description": "Combien : 2, ou {least: 1, most: 3}. Sans lui : au moins 1."},
        "at": {"type": "string", "description": "Un endroit de l'état : files.$cv.name"},
        "is": _ANY | {"description": "Sa valeur, une liste de valeurs, ou des tests : {has: [mardi]}"},
        "did": {
            "type": ["object", "array"],
            "description": "Un geste qui a été fait ; une liste : dans cet ordre.",
        },
        "never": {"type": ["object", "array"], "description": "Un geste qui n'a pas été fait."},
    },
    "additionalProperties": False,
}
"""A goal's `when:`, as goals.py checks it."""
