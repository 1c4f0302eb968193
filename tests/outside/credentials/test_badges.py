"""Readers of badges that nobody here wrote: Digital Bazaar's and jose in Node, openbadgeslib in Python."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier

from lms.credentials import designs
from lms.credentials.badges import baking, operations, proofs, published
from lms.credentials.badges.keys import DOCUMENTS, TOKENS, BadgeKeys
from lms.credentials.badges.models import Badge
from lms.credentials.badges.statuses import status_list
from lms.credentials.models import Certificate
from lms.i18n.words import use
from tests.outside.programs import node_with

HERE = "https://formation.example.org"
READER = Path(__file__).with_name("read_badge.mjs")
DAY = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
"""Other programs look at the clock of the machine."""
POSITION = 77
ACHIEVEMENT = ("credentialSubject", "achievement")


@dataclass(frozen=True)
class Issued:
    """A badge in its forms, who issued it, the keys, and what signs lists."""

    ring: BadgeKeys
    forms: dict[str, str]
    did: dict[str, Any]
    listed: Callable[..., str]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """A badge of the sample, made as the worker makes it."""
    use("fr")
    ring = BadgeKeys(tmp_path_factory.mktemp("keys"), b"a passphrase")
    facts = {**designs.sample("completion"), "course": "digitall-debutant", "level_code": "beginner"}
    badge = Badge(subject="f81d4fae-7dec-41d0-a765-00a0c91e6bf6", list_number=1, position=POSITION)
    forms = operations.forms_of(Certificate(facts=facts, issued_at=DAY), badge, ring, HERE)
    who = published.did_of(HERE)

    def listed(*revoked: int, token: bool = False) -> str:
        told = status_list(f"{HERE}/badges/status/1{'.jwt' if token else ''}", who, revoked, DAY)
        if token:
            return proofs.token(told, ring.in_use(TOKENS, DAY), who)
        return json.dumps(proofs.proven(told, ring.in_use(DOCUMENTS, DAY), who, DAY))

    return Issued(ring, forms, did_of_keys(ring), listed)


def did_of_keys(ring: BadgeKeys) -> dict[str, Any]:
    """What our address tells of us, with these keys."""
    return published.did_document(published.did_of(HERE), ring.public(TOKENS), ring.public(DOCUMENTS))


def in_javascript(issued: Issued, *revoked: int, **changed: object) -> Any:
    """What Node's libraries say: of the document, of its status, of the token."""
    given = {"token": issued.forms["jwt"], "document": issued.forms["json"], **changed}
    asked = json.dumps({**given, "status": issued.listed(*revoked), "did": issued.did})
    return json.loads(told_by_node(asked))


@cache
def told_by_node(asked: str) -> str:
    """What our script prints; alike each time."""
    done = subprocess.run(  # noqa: S603 - our own script
        [node_with("jose"), str(READER)],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def fetching(issued: Issued, *revoked: int) -> Callable[[str], bytes]:
    """What would be fetched from us."""

    def fetch(address: str, *_: object, **__: object) -> bytes:
        if address.endswith("/did.json"):
            return json.dumps(issued.did).encode()
        return issued.listed(*revoked, token=address.endswith(".jwt")).encode()

    return fetch


def test_javascript_verifies_both_forms_and_the_status(issued: Issued) -> None:
    said = in_javascript(issued, 5)
    assert said["document"]["verified"], said
    assert said["token"]["verified"], said
    assert (said["status"]["verified"], said["status"]["status"]) == (True, [False])


def test_javascript_reads_that_one_is_revoked(issued: Issued) -> None:
    assert in_javascript(issued, 5, POSITION)["status"]["status"] == [True]


def test_javascript_refuses_what_was_changed(issued: Issued) -> None:
    document = json.loads(issued.forms["json"])
    document["credentialSubject"]["result"][0]["value"] = "999"
    token = issued.forms["jwt"][:-8] + "AAAAAAAA"
    said = in_javascript(issued, document=json.dumps(document), token=token)
    assert not said["document"]["verified"]
    assert not said["token"]["verified"]


def test_the_shape_of_a_badge_is_what_others_expect_of_an_achievement_credential(issued: Issued) -> None:
    assert in_javascript(issued, 5)["shape"]["verified"], in_javascript(issued, 5)["shape"]


def test_a_badge_without_what_the_shape_requires_is_refused(issued: Issued) -> None:
    without = []
    for *within, name in (["issuer"], [*ACHIEVEMENT, "criteria"], [*ACHIEVEMENT, "name"]):
        document = json.loads(issued.forms["json"])
        part = document
        for each in within:
            part = part[each]
        del part[name]
        without.append(document)
    shapes = in_javascript(issued, others=without)["others"]
    assert [("issuer" in why, "credentialSubject" in why) for why in (each["why"] for each in shapes)] == [
        (True, False),
        (False, True),
        (False, True),
    ]


@pytest.mark.parametrize("form", ["jwt", "named-jwt"])
def test_openbadgeslib_verifies_a_token_and_its_status(issued: Issued, form: str) -> None:
    reader = OB3Verifier.for_issuer_did(issued.did["id"], download=fetching(issued))
    badge = reader.verify(issued.forms[form])
    assert badge.achievement.name == "DigitAll débutant"
    reader.check_status(badge, verify_list=True, download=fetching(issued))
    with pytest.raises(OB3VerificationError, match="is set at index 77"):
        reader.check_status(badge, verify_list=True, download=fetching(issued, POSITION))


def test_openbadgeslib_verifies_a_document_and_its_status(issued: Issued) -> None:
    def read(document: str, *revoked: int) -> Any:
        fetch = fetching(issued, *revoked)
        reader = OB3LdpVerifier.for_issuer_did(issued.did["id"], download=fetch)
        # it takes lists as tokens only; the proof of ours is verified in Node, above
        return reader.verify(document, check_status=True, download=fetch, verify_status_list=False)

    assert read(issued.forms["json"]).recipient_id == "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6"
    with pytest.raises(OB3VerificationError, match="is set at index 77"):
        read(issued.forms["json"], POSITION)
    with pytest.raises(OB3VerificationError):
        read(issued.forms["json"].replace("débutant", "avancé"))


def test_openbadgeslib_finds_the_badge_in_its_picture(issued: Issued) -> None:
    for form, taken_out in (
        ("png", OB3Verifier.extract_token_from_png),
        ("svg", OB3Verifier.extract_token_from_svg),
    ):
        baked = baking.baked(baking.picture("advanced", form), issued.forms["jwt"])
        assert taken_out(baked) == issued.forms["jwt"]


REQUIRED = {
    "": {"@context", "id", "type", "name", "credentialSubject", "issuer", "validFrom"},
    "issuer": {"id", "type", "name"},
    "credentialSubject": {"id", "type", "achievement"},
    "credentialSubject achievement": {"id", "type", "name", "description", "criteria"},
    "credentialSubject achievement criteria": {"narrative"},
    "credentialSubject achievement image": {"id", "type"},
    "credentialStatus": {"id", "type", "statusPurpose", "statusListIndex", "statusListCredential"},
}
"""What AchievementCredential of Open Badges 3.0 asks for: our own list, as the schema bears no licence."""


@pytest.mark.parametrize("where", REQUIRED)
def test_the_shape_is_the_one_the_standard_asks_for(issued: Issued, where: str) -> None:
    part = json.loads(issued.forms["json"])
    for name in where.split():
        part = part[name]
    assert set(part) >= REQUIRED[where]
    types = part.get("type")
    assert types is None or isinstance(types, str) == (
        where in ("credentialStatus", "credentialSubject achievement image")
    )


def test_nobody_verifies_a_badge_whose_key_was_revoked(issued: Issued, tmp_path: Path) -> None:
    ring = BadgeKeys(tmp_path / "keys", issued.ring.passphrase)
    copytree(issued.ring.folder, ring.folder)
    for kind in (TOKENS, DOCUMENTS):
        ring.revoke(max(ring.names(kind)), DAY)
        ring.renew(kind, DAY)
    after = replace(issued, did=did_of_keys(ring))
    said, who = in_javascript(after), after.did["id"]
    assert [said[form]["verified"] for form in ("token", "document")] == [False, False]
    assert said["shape"]["verified"]  # nothing else is amiss
    reader_of_tokens = OB3Verifier.for_issuer_did(who, download=fetching(after))
    with pytest.raises(OB3VerificationError):
        reader_of_tokens.verify(after.forms["jwt"])
    reader_of_documents = OB3LdpVerifier.for_issuer_did(who, download=fetching(after))
    with pytest.raises(OB3VerificationError):
        reader_of_documents.verify(after.forms["json"], download=fetching(after))
