"""What can happen to people and sites: signing in, being created, receiving a role or a new secret."""

import secrets as randomness
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sqlalchemy import select

from lms.accounts import access, audit, rules, secrets
from lms.accounts.models import Person, Role, Site
from lms.accounts.queries import signed_in_person
from lms.accounts.values import SignedIn
from lms.core import limits
from lms.core.clock import now
from lms.core.db import db, save, write_from_here
from lms.core.errors import Refused
from lms.i18n import _

WINDOW = timedelta(minutes=15)
TRIES_FOR_NEW_IDENTIFIER = 50


@dataclass(frozen=True, slots=True)
class Tries:
    """How many sign-ins may go wrong in WINDOW, per account and per network address."""

    account: int
    address: int


def wait_to_sign_in(identifier: str, address: str, tries: Tries) -> timedelta:
    """How long this account, or this address, must wait before another try."""
    return max(
        limits.wait("sign-in", rules.tidy_identifier(identifier), tries.account, WINDOW),
        limits.wait("sign-in-address", address, tries.address, WINDOW),
    )


def wait_to_change_secret(person: Person, tries: Tries) -> timedelta:
    """How long they must wait after wrong tries at their own secret: somebody else may hold their phone."""
    return limits.wait("own-secret", str(person.id), tries.account, WINDOW)


def sign_in(identifier: str, secret: str, address: str) -> Person | None:
    """The person with this identifier and secret; None, counted, when there is no such person.

    The secret is checked before the transaction that writes begins: argon2 takes its time, others write.
    """
    tidy = rules.tidy_identifier(identifier)
    stored = db.session.scalar(select(Person.secret_hash).where(Person.identifier == tidy)) or ""
    right = secrets.matches(stored, rules.tidy_secret(secret))
    write_from_here()
    person = db.session.scalar(select(Person).where(Person.identifier == tidy, Person.secret_hash == stored))
    if right and person:
        limits.forget("sign-in", tidy)
        person.signed_in_at = now()
        return person
    limits.count("sign-in", tidy)
    limits.count("sign-in-address", address)
    return None


def knows_secret(person_id: int, secret: str, tries: Tries) -> bool:
    """Whether `secret` is this person's PIN or password; begins the transaction that writes. Wrong ones
    count.

    Raises Refused after too many wrong ones.
    """
    stored = db.session.scalar(select(Person.secret_hash).where(Person.id == person_id)) or ""
    right = secrets.matches(stored, rules.tidy_secret(secret))
    write_from_here()
    if limits.wait("own-secret", str(person_id), tries.account, WINDOW):
        raise Refused(_("Too many wrong tries. Wait a quarter of an hour."), "pin")
    if not right:
        limits.count("own-secret", str(person_id))
    return right


def as_signed_in(person: Person) -> SignedIn:
    """`person` with their roles."""
    found = signed_in_person(person.id, person.sign_in_key)
    if found is None:
        raise LookupError("a person just read exists")
    return found


def create_site(actor: SignedIn, name: str, timezone: str, **details: str) -> Site:
    """A new site; whoever creates it coordinates it."""
    if db.session.scalar(select(Site.id).where(Site.name == name)):
        raise Refused(_("A site already has this name."), "name")
    site = Site(name=name, timezone=timezone, created_at=now(), **details)
    save(site)
    if not actor.everywhere_as("coordinator", "administrator"):
        give_role(actor.id, actor.id, "coordinator", site.id)
    audit.note(actor.id, "create", "site", site.id)
    return site


def change_site(actor: SignedIn, site: Site, **details: str) -> None:
    """Change what is known of a site."""
    taken = select(Site.id).where(Site.name == details.get("name"), Site.id != site.id)
    if db.session.scalar(taken):
        raise Refused(_("A site already has this name."), "name")
    for name, value in details.items():
        setattr(site, name, value)
    audit.note(actor.id, "change", "site", site.id, fields=sorted(details))


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is known of somebody when they are first written down. A name of one word is a name."""

    chosen_name: str
    legal_name: str = ""
    native_name: str = ""
    gender: str = "not-said"
    birth_date: date | None = None
    birth_precision: str | None = None
    email: str = ""
    phone: str = ""
    language: str = "fr"


def create_person(actor_id: int | None, known: NewPerson, identifier: str = "", secret: str = "") -> Person:
    """A new person; without an identifier one is drawn. Without a secret they cannot sign in yet."""
    if identifier and _taken(rules.tidy_identifier(identifier)):
        raise Refused(_("Somebody already has this identifier."), "identifier")
    if not rules.clean_name(known.chosen_name):
        raise Refused(_("Please fill this in."), "chosen_name")
    person = Person(
        identifier=rules.tidy_identifier(identifier) or _free_identifier(),
        secret_hash=secrets.hashed(secret) if secret else "",
        sign_in_key=secrets.new_sign_in_key(),
        chosen_name=rules.clean_name(known.chosen_name),
        legal_name=rules.clean_name(known.legal_name),
        native_name=rules.clean_name(known.native_name),
        gender=known.gender,
        birth_date=known.birth_date,
        birth_precision=known.birth_precision,
        email=known.email.strip(),
        phone=known.phone.strip(),
        language=known.language,
        created_at=now(),
    )
    save(person)
    audit.note(actor_id, "create", "person", person.id)
    return person


def change_person(actor_id: int, person: Person, known: NewPerson) -> None:
    """Correct what is known of `person`; the trail names the fields that changed, never what they say."""
    if not rules.clean_name(known.chosen_name):
        raise Refused(_("Please fill this in."), "chosen_name")
    values = asdict(known) | {
        name: rules.clean_name(getattr(known, name)) for name in ("chosen_name", "legal_name", "native_name")
    }
    values |= {name: getattr(known, name).strip() for name in ("email", "phone")}
    changed = sorted(name for name, value in values.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, values[name])
    if changed:
        audit.note(actor_id, "change", "person", person.id, fields=changed)


def _free_identifier() -> str:
    for _try in range(TRIES_FOR_NEW_IDENTIFIER):
        identifier = rules.new_identifier(randomness.choice)
        if not _taken(identifier):
            return identifier
    raise Refused(_("No free identifier was found. Try again."))


def _taken(identifier: str) -> bool:
    return db.session.scalar(select(Person.id).where(Person.identifier == identifier)) is not None


def give_role(actor_id: int | None, person_id: int, role: str, site_id: int | None) -> None:
    """Let a person be `role` at a site, or everywhere; giving it twice changes nothing."""
    held = select(Role.id).where(Role.person_id == person_id, Role.name == role, Role.site_id.is_(site_id))
    if site_id is not None:
        held = select(Role.id).where(Role.person_id == person_id, Role.name == role, Role.site_id == site_id)
    if db.session.scalar(held) is None:
        save(Role(person_id=person_id, name=role, site_id=site_id))
        audit.note(actor_id, "give-role", "person", person_id, role=role, site=site_id)


def take_role_back(actor: SignedIn, person: Person, role: str, site: Site) -> None:
    """Let a colleague no longer be `role` at a site; what they did stays. Nobody shuts themselves out."""
    if person.id == actor.id:
        raise Refused(_("Ask another coordinator to change your own roles."))
    held = db.session.scalar(
        select(Role).where(Role.person_id == person.id, Role.name == role, Role.site_id == site.id)
    )
    if held is not None:
        db.session.delete(held)
        db.session.flush()
        audit.note(actor.id, "take-role-back", "person", person.id, role=role, site=site.id)


def renew_pin(actor_id: int, person: Person) -> str:
    """A new PIN for `person`, told once; every sign-in with the old one ends."""
    pin = rules.new_pin(randomness.choice)
    _replace_secret(person, pin)
    audit.note(actor_id, "renew-secret", "person", person.id)
    return pin


def renew_password(actor_id: int, person: Person) -> str:
    """A new password for a colleague, told once; every sign-in with the old one ends."""
    password = rules.new_password(randomness.choice)
    _replace_secret(person, password)
    audit.note(actor_id, "renew-secret", "person", person.id)
    return password


def add_colleague(actor: SignedIn, site: Site, known: NewPerson, identifier: str, role: str) -> Person:
    """A colleague with a role at a site. They cannot sign in until a password is made for them.

    Who is in the team already, or was, is known by identifier and name together: they take the role.
    """
    person = _colleague_once(site, known, identifier, role) or create_person(actor.id, known, identifier)
    give_role(actor.id, person.id, role, site.id)
    return person


def _colleague_once(site: Site, known: NewPerson, identifier: str, role: str) -> Person | None:
    person = access.worked_at(site, rules.tidy_identifier(identifier))
    if person is None or (person, role) in access.people_at(site, role):
        return None
    named = rules.clean_name(known.chosen_name).casefold()
    return person if person.chosen_name.casefold() == named else None


def change_secret(person: Person, old: str, new: str, learner: bool) -> None:
    """Replace one's own secret: six digits or more for a learner, ten signs or more for the others."""
    new = rules.tidy_secret(new)
    if not secrets.matches(person.secret_hash, rules.tidy_secret(old)):
        limits.count("own-secret", str(person.id))
        raise Refused(_("This is not your present PIN or password."), "old")
    if learner and new.isdecimal():
        if len(new) != rules.PIN_LENGTH:
            raise Refused(_("Choose 6 digits."), "new")
        if rules.is_weak_pin(new):
            raise Refused(_("This PIN is too easy to guess. Choose other digits."), "new")
    elif len(new) < rules.SHORTEST_PASSWORD:
        raise Refused(_("Choose a longer password: 10 signs or more."), "new")
    _replace_secret(person, new)
    audit.note(person.id, "change-secret", "person", person.id)


def _replace_secret(person: Person, secret: str) -> None:
    person.secret_hash = secrets.hashed(secret)
    person.sign_in_key = secrets.new_sign_in_key()
