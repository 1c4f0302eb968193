"""Where the courses are, and which module the tests spoil."""

from collections.abc import Callable
from pathlib import Path

COURSES = Path(__file__).parents[2] / "courses"
MODULE = "digitall-debutant/modules/04-creer-et-lire-un-e-mail"

Plant = Callable[[str, str, str], str]
