"""From proofs to a profile of skills: pure functions of values.

A competence is *shown* when somebody of the team saw it done; what was done alone says it was *worked on*.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.catalogue.digcomp import Area, Competence, Framework

SHOWN, WORKED_ON = "shown", "worked-on"


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that says something of competences.

    `kind` is quiz, observation (a checklist), confirmation (a trainer's word for the course), exam or
    practice.
    `supervised`: somebody of the team was there; `achieved`: it was done, not only begun.
    `level` is that of the course; `mark` a percentage, for a quiz or an exam.
    """

    competences: tuple[str, ...]
    level: str
    kind: str
    course: str
    title: str
    supervised: bool
    achieved: bool
    at: datetime
    zone: str
    by: str = ""
    mark: int | None = None

    @property
    def shows(self) -> bool:
        """Whether it shows a competence, rather than telling it was worked on."""
        return self.supervised and self.achieved


@dataclass(frozen=True, slots=True)
class Skill:
    """One competence of a person: how far, at which levels of the framework, and what says so."""

    competence: Competence
    state: str
    levels: tuple[int, int]
    supervised: tuple[Proof, ...]
    alone: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's skills by area. `version` is that of the framework."""

    framework: str
    version: str
    areas: tuple[tuple[Area, tuple[Skill, ...]], ...]
    not_yet: tuple[Competence, ...]

    @property
    def skills(self) -> list[Skill]:
        """All skills of which something is known."""
        return [skill for _area, skills in self.areas for skill in skills]


def profile(proofs: Iterable[Proof], framework: Framework) -> Profile:
    """What `proofs` say of each competence of `framework`; those of which they say nothing come apart."""
    by_code: dict[str, list[Proof]] = {}
    for proof in proofs:
        for code in proof.competences:
            by_code.setdefault(code, []).append(proof)
    areas = tuple(
        (
            area,
            tuple(
                _skill(each, by_code[each.code], framework.bands)
                for each in area.competences
                if each.code in by_code
            ),
        )
        for area in framework.areas
    )
    not_yet = tuple(competence for competence in framework if competence.code not in by_code)
    known = tuple((area, skills) for area, skills in areas if skills)
    return Profile(framework.name, framework.version, known, not_yet)


def _skill(competence: Competence, proofs: Sequence[Proof], bands: Mapping[str, tuple[int, int]]) -> Skill:
    showing = [proof for proof in proofs if proof.shows]
    latest_first = sorted(proofs, key=lambda proof: proof.at, reverse=True)
    return Skill(
        competence,
        SHOWN if showing else WORKED_ON,
        max(bands[proof.level] for proof in showing or proofs),
        tuple(proof for proof in latest_first if proof.supervised),
        tuple(proof for proof in latest_first if not proof.supervised),
    )
