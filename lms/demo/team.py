"""Those who teach, plan, pay and send people in the demonstration; all of them fictional."""

from dataclasses import dataclass

from lms.accounts.models import Person, Site
from lms.accounts.secrets import hashed
from lms.demo.builders import a_person, a_role

PIN = "284917"
PASSWORD = "passerelle-demo"  # noqa: S105 - printed at the start, for a demonstration only


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who signs in with the password of the demonstration."""

    identifier: str
    name: str
    role: str
    site: str = ""
    gender: str = "woman"


MEMBERS = (
    Member("helene", "Hélène Marchal", "administrator"),
    Member("nadia", "Nadia Belkacem", "coordinator", "lilas"),
    Member("marc", "Marc Weber", "coordinator", "fonderie", "man"),
    Member("claire", "Claire Dubreuil", "trainer", "lilas"),
    Member("ines", "Inès Carvalho", "trainer", "lilas"),
    Member("youssef", "Youssef El Amrani", "trainer", "fonderie", "man"),
    Member("paul", "Paul Grandjean", "volunteer", "lilas", "man"),
    Member("mireille", "Mireille Vasseur", "volunteer", "lilas"),
    Member("gerard", "Gérard Petit", "volunteer", "lilas", "man"),
    Member("awa", "Awa Diop", "volunteer", "lilas"),
    Member("kofi", "Kofi Mensah", "volunteer", "fonderie", "man"),
    Member("anne", "Anne Schaeffer", "volunteer", "fonderie"),
    Member("julie", "Julie Morel", "prescriber", "lilas"),
    Member("sophie", "Sophie Lambert", "funder", "lilas"),
)


@dataclass(frozen=True, slots=True)
class Team:
    """The team by identifier, and the secret of learners as it is stored: computed once for all of them."""

    people: dict[str, Person]
    learner_hash: str

    def __getitem__(self, identifier: str) -> Person:
        return self.people[identifier]


def hire(sites: dict[str, Site]) -> Team:
    """Write the team down, each with their role."""
    secret = hashed(PASSWORD)
    people = {}
    for member in MEMBERS:
        known = {"gender": member.gender, "secret_hash": secret}
        people[member.identifier] = a_person(member.name, member.identifier, **known)
        a_role(people[member.identifier], member.role, sites.get(member.site))
    return Team(people, hashed(PIN))
