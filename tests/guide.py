"""The guide for authors as a source of questions: it shows one of each kind, and they all pass the check."""

import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from lms.catalogue.reading import read
from lms.catalogue.values import Question
from lms.config import ROOT

GUIDE = (ROOT / "docs" / "auteurs.md").read_text("utf-8")
SLUG = "toutes-les-questions"
LESSON = """---
title: {title}
aim: À la fin, vous savez répondre.
minutes: 60
---
Regardez.

![Une boîte avec 3 messages.](boite.svg)
"""
SETTINGS = """code = "C99"
title = "Toutes les questions"
summary = "Une question de chaque sorte."
level = "beginner"
hours = 10
language = "fr"
reviewed = 2026-11-22
outcomes = ["Je réponds."]
digcomp = ["1.1"]

[plan]
label = "Toutes les questions"
sessions = 5
hours_each = 2
per_week = 2
start = "18:30"

[completion]
pass_mark = 60
attendance_hours = 0
trainer_check = false
"""


def examples(language: str) -> list[str]:
    """What the guide shows in one language, as it stands there."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


BANK = examples("yaml")[0].replace("draw: 6", "draw: 1")


def write_course(root: Path) -> None:
    """A course with one module for each question of the guide, in a folder of courses."""
    (root / SLUG).mkdir(parents=True)
    (root / SLUG / "course.toml").write_text(SETTINGS, "utf-8")
    asked = re.split(r"^(?=  - id: )", BANK, flags=re.M)[1:]
    for number, question in enumerate(asked, 1):
        name = question.split()[2]
        module = root / SLUG / "modules" / f"{number:02}-{name}"
        module.mkdir(parents=True)
        (module / "lesson.md").write_text(LESSON.format(title=name), "utf-8")
        (module / "questions.yaml").write_text(f"draw: 1\nquestions:\n{question}", "utf-8")
        (module / "trainer.md").write_text("Rien à préparer.\n", "utf-8")
        drawing = "digitall-debutant/modules/04-creer-et-lire-un-e-mail/boite.svg"
        shutil.copy(ROOT / "courses" / drawing, module / "boite.svg")


@cache
def questions() -> dict[str, Question]:
    """The question of each kind that the guide shows."""
    with tempfile.TemporaryDirectory() as folder:
        write_course(Path(folder))
        reading = read(Path(folder))
    assert reading.faults == ()
    modules = reading.catalogue.courses[0].modules
    return {question.kind: question for module in modules for question in module.questions}
