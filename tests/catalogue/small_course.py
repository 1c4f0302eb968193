"""Where the courses are, which module the tests spoil, and an exercise they put into it."""

from collections.abc import Callable
from pathlib import Path

COURSES = Path(__file__).parents[2] / "courses"
MODULE = "digitall-debutant/modules/04-creer-et-lire-un-e-mail"
ROLE_PLAY = """\
kind: role-play
title: Écouter
minutes: 20
checklist:
  - {id: ecoute, text: "Écoute jusqu'au bout."}
  - {id: question, text: "Pose une question."}
  - {id: merci, text: "Dit merci."}
"""

Plant = Callable[[str, str, str], str]
