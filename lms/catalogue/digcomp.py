"""The European framework DigComp as data: its version, areas, competences and levels, in the reader's words.

Source: DigComp 2.2, European Commission, Joint Research Centre, 2022 (CC BY 4.0). Another version is another
value beside this one; whoever shows a profile names the version.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lms.i18n import lazy


@dataclass(frozen=True, slots=True)
class Competence:
    """Something people can do with digital means; its code is area.number."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    """A family of competences."""

    code: str
    name: str
    competences: tuple[Competence, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One version of the framework. `bands` are its levels by the level of a course: (first, last)."""

    name: str
    version: str
    areas: tuple[Area, ...]
    bands: dict[str, tuple[int, int]]

    def __iter__(self) -> Iterator[Competence]:
        return (competence for area in self.areas for competence in area.competences)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all competences."""
        return frozenset(competence.code for competence in self)


def _area(code: str, name: str, *competences: str) -> Area:
    numbered = enumerate(competences, 1)
    return Area(code, name, tuple(Competence(f"{code}.{number}", each) for number, each in numbered))


DIGCOMP = Framework(
    "DigComp",
    "2.2",
    (
        _area(
            "1",
            lazy("Information and data literacy"),
            lazy("Browsing, searching and filtering data, information and digital content"),
            lazy("Evaluating data, information and digital content"),
            lazy("Managing data, information and digital content"),
        ),
        _area(
            "2",
            lazy("Communication and collaboration"),
            lazy("Interacting through digital technologies"),
            lazy("Sharing through digital technologies"),
            lazy("Engaging in citizenship through digital technologies"),
            lazy("Collaborating through digital technologies"),
            lazy("Netiquette"),
            lazy("Managing digital identity"),
        ),
        _area(
            "3",
            lazy("Digital content creation"),
            lazy("Developing digital content"),
            lazy("Integrating and re-elaborating digital content"),
            lazy("Copyright and licences"),
            lazy("Programming"),
        ),
        _area(
            "4",
            lazy("Safety"),
            lazy("Protecting devices"),
            lazy("Protecting personal data and privacy"),
            lazy("Protecting health and well-being"),
            lazy("Protecting the environment"),
        ),
        _area(
            "5",
            lazy("Problem solving"),
            lazy("Solving technical problems"),
            lazy("Identifying needs and technological responses"),
            lazy("Creatively using digital technologies"),
            lazy("Identifying digital competence gaps"),
        ),
    ),
    {"beginner": (1, 2), "intermediate": (3, 4), "advanced": (5, 6)},
)
"""The framework the courses are mapped to. Levels 7 and 8 are beyond what is taught here."""
