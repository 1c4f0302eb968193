"""Scenarios as authors write them: read whole, translated, each fault told by file and line."""

from pathlib import Path
from textwrap import dedent

import pytest

from lms.catalogue.keeping import restore, write_down
from lms.catalogue.reading import read
from lms.catalogue.simulators.proving import unproved
from lms.catalogue.values import Catalogue
from tests.catalogue.small_course import MODULE

PLACE = f"{MODULE}/exercises/01-lire"
FILES = {
    "exercise.yaml": "kind: mail\ntitle: Lire\nminutes: 5\n",
    "statement.md": "Lisez le message.\n",
    "scenario.yaml": """\
        draws:
          jour: [mardi, jeudi]
        state:
          me: {name: Amina, address: amina@exemple.fr}
          messages:
            - id: $claire
              from: Claire
              address: claire@exemple.fr
              subject: 2218
              date: lundi
              text: "Venez {jour} : merci !"
        goals:
          - id: read
            says: Le message est lu.
            hint: Touchez le message.
            when: {at: messages.$claire.read, is: true}
        """,
    "good.yaml": "events:\n  - {do: mail.open, id: $claire}\n",
    "wrong-nothing.yaml": "misses: [read]\nevents:\n  - {do: mail.new}\n",
}


def write(courses: Path, **changes: tuple[str, str]) -> Path:
    """The exercise, with one thing written otherwise in a file."""
    folder = courses / PLACE
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        old, new = changes.get(name.partition(".")[0].replace("-", "_"), ("", ""))
        assert old in text
        (folder / name).write_text(dedent(text.replace(old, new) if old else text), "utf-8")
    return folder


def faults(courses: Path) -> list[str]:
    return [str(fault).removeprefix(f"{PLACE}/") for fault in read(courses).faults]


def test_a_scenario_is_read_proved_and_kept(courses: Path) -> None:
    write(courses)
    reading = read(courses)
    assert reading.faults == ()
    (course,) = [one for one in reading.catalogue.courses if any(m.exercise("lire") for m in one.modules)]
    (exercise,) = [found for module in course.modules if (found := module.exercise("lire"))]
    assert exercise.graded
    assert exercise.simulation
    message = exercise.simulation.scenario["state"]["messages"][0]
    assert message["subject"] == "2218"
    assert message["text"] == "Venez {jour}\u202f: merci\u202f!" or "\u00a0" in message["text"]
    assert [(log.name, log.misses) for log in exercise.simulation.logs] == [
        ("good.yaml", ()),
        ("wrong-nothing.yaml", ("read",)),
    ]
    assert list(unproved(course)) == []
    assert restore(write_down(Catalogue((course,)))) == Catalogue((course,))


def test_a_fault_in_a_file_of_two_languages_is_told_once(courses: Path) -> None:
    folder = write(courses, wrong_nothing=("misses: [read]", "misses: [read]\nmissed: [read]"))
    (folder / "exercise.en.yaml").write_text("title: Reading\n", "utf-8")
    (folder / "statement.en.md").write_text("Read the message.\n", "utf-8")
    english = dedent(FILES["scenario.yaml"]).replace("Le message est lu", "The message is read")
    (folder / "scenario.en.yaml").write_text(english, "utf-8")
    (told,) = [fault for fault in faults(courses) if "missed" in fault]
    assert told.startswith("wrong-nothing.yaml:2: ")


def test_a_log_that_does_not_hold_is_a_fault_with_its_place(courses: Path) -> None:
    write(courses, good=("$claire", "claire"))
    found = [str(fault) for course in read(courses).catalogue.courses for fault in unproved(course)]
    assert [told.partition("/exercises/")[2] for told in found] == [
        "01-lire/good.yaml:1: Event 1 is not legal there: no-message."
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "scenario",
            "subject: 2218",
            "sujet: x",
            "scenario.yaml:9: “sujet” is not known here. Did you mean “subject”?",
        ),
        ("scenario", "is: true}", "}", "scenario.yaml:16: Add “is:” beside “at:”."),
        (
            "scenario",
            "{at: messages.$claire.read, is: true}",
            "{when: 1}",
            "scenario.yaml:16: Write one of “all:”",
        ),
        (
            "scenario",
            "messages.$claire.read",
            "messages.$nour.read",
            "scenario.yaml:16: Nothing in “state:” has the id “$nour”.",
        ),
        ("scenario", "is: true", "is: {equals: 2}", "scenario.yaml:16: Write one of “has:”"),
        ("scenario", "is: true", "is: {least: deux}", "scenario.yaml:16: Write “least” as a number."),
        ("scenario", "id: $claire", "id: claire", "scenario.yaml:6: Write “id” with small letters"),
        (
            "scenario",
            "draws:",
            "worlds: [jardin]\n        draws:",
            "scenario.yaml:1: Write under “worlds:” some of",
        ),
        ("scenario", "hint: Touchez le message.", "", "scenario.yaml:13: Add “hint” here"),
        ("wrong_nothing", "misses: [read]\n", "", "wrong-nothing.yaml:1: Write the goals it misses"),
        ("wrong_nothing", "[read]", "[sent]", "wrong-nothing.yaml:1: Change “sent”: no goal has this id."),
        ("good", "events:", "misses: [read]\nevents:", "good.yaml:1: Take out “misses:”"),
        ("good", "do: mail.open, ", "", "good.yaml:2: Write what is done: {do: mail.send}."),
    ],
)
def test_what_is_not_right_is_told_by_its_line(
    courses: Path, file: str, old: str, new: str, fault: str
) -> None:
    write(courses, **{file: (old, new)})
    assert [told for told in faults(courses) if told.startswith(fault)], faults(courses)


def test_logs_that_prove_the_goals_are_asked_for(courses: Path) -> None:
    folder = write(courses)
    (folder / "good.yaml").unlink()
    (folder / "wrong-nothing.yaml").unlink()
    assert [told.split(":")[0] for told in faults(courses)] == ["good.yaml", "wrong-….yaml"]


def test_an_exercise_without_a_scenario_waits_for_it(courses: Path) -> None:
    folder = write(courses)
    (folder / "scenario.yaml").unlink()
    reading = read(courses)
    assert reading.faults == ()
    assert f"{PLACE}/scenario.yaml" in [advice.file for advice in reading.advice]


def test_a_scenario_in_another_language_is_proved_by_its_own_logs(courses: Path) -> None:
    folder = write(courses)
    for name, text in {
        "exercise.en.yaml": "title: Read\n",
        "statement.en.md": "Read the message.\n",
        "scenario.en.yaml": """\
            state:
              messages:
                - {id: $claire, text: "Will you come, {jour}? It's late."}
            goals:
              - {id: read, says: The message is read., hint: Press the message.}
            """,
        "good.en.yaml": "events:\n  - {do: mail.new}\n",
    }.items():
        (folder / name).write_text(dedent(text), "utf-8")
    reading = read(courses)
    assert reading.faults == ()
    (course,) = reading.catalogue.courses
    (english,) = course.modules[0].translations[0].exercises
    assert english.simulation
    message = english.simulation.scenario["state"]["messages"][0]
    assert (message["text"], message["from"]) == ("Will you come, {jour}? It’s late.", "Claire")
    assert [str(fault).rpartition("/")[2] for fault in unproved(course)] == [
        "good.en.yaml:1: It misses read, and says it misses none."
    ]
