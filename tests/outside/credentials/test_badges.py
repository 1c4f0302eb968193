"""Readers of badges that nobody here wrote: Digital Bazaar's and jose in Node, openbadgeslib in Python."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier

from lms.config import ROOT
from lms.credentials import designs
from lms.credentials.badges import baking, operations, proofs, published
from lms.credentials.badges.keys import DOCUMENTS, TOKENS, BadgeKeys
from lms.credentials.badges.models import Badge
from lms.credentials.badges.statuses import status_list
from lms.credentials.drawing import draw
from lms.credentials.models import Certificate
from lms.credentials.rules import canonical
from lms.i18n.words import use
from tests.outside.credentials import verapdf

HERE = "https://formation.example.org"
READER = Path(__file__).with_name("read_badge.mjs")
DAY = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
"""Other programs look at the clock of the machine."""
POSITION = 77
NODE = which("node") is not None and (ROOT / "node_modules" / "jose").is_dir()
in_node = pytest.mark.skipif(
    not NODE, reason="node or its modules are absent: script/setup outside installs them"
)


@dataclass(frozen=True)
class Issued:
    """A badge in its forms, who issued it, and what signs lists."""

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

    return Issued(forms, published.did_document(who, ring.public(TOKENS), ring.public(DOCUMENTS)), listed)


def in_javascript(issued: Issued, *revoked: int, **changed: str) -> Any:
    """What Node's libraries say: of the document, of its status, of the token."""
    given = {"token": issued.forms["jwt"], "document": issued.forms["json"], **changed}
    asked = json.dumps({**given, "status": issued.listed(*revoked), "did": issued.did})
    done = subprocess.run(  # noqa: S603 - our own script
        [str(which("node")), str(READER)],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def fetching(issued: Issued, *revoked: int) -> Callable[[str], bytes]:
    """What would be fetched from us."""

    def fetch(address: str, *_: object, **__: object) -> bytes:
        if address.endswith("/did.json"):
            return json.dumps(issued.did).encode()
        return issued.listed(*revoked, token=address.endswith(".jwt")).encode()

    return fetch


@in_node
def test_javascript_verifies_both_forms_and_the_status(issued: Issued) -> None:
    said = in_javascript(issued, 5)
    assert said["document"]["verified"], said
    assert said["token"]["verified"], said
    assert (said["status"]["verified"], said["status"]["status"]) == (True, [False])


@in_node
def test_javascript_reads_that_one_is_revoked(issued: Issued) -> None:
    assert in_javascript(issued, 5, POSITION)["status"]["status"] == [True]


@in_node
def test_javascript_refuses_what_was_changed(issued: Issued) -> None:
    document = json.loads(issued.forms["json"])
    document["credentialSubject"]["result"][0]["value"] = "999"
    token = issued.forms["jwt"][:-8] + "AAAAAAAA"
    said = in_javascript(issued, document=json.dumps(document), token=token)
    assert not said["document"]["verified"]
    assert not said["token"]["verified"]


@in_node
def test_the_shape_of_a_badge_is_what_others_expect_of_an_achievement_credential(issued: Issued) -> None:
    assert in_javascript(issued)["shape"]["verified"], in_javascript(issued)["shape"]


@in_node
@pytest.mark.parametrize(
    "missing",
    [
        ("issuer",),
        ("credentialSubject", "achievement", "criteria"),
        ("credentialSubject", "achievement", "name"),
    ],
)
def test_a_badge_without_what_the_shape_requires_is_refused(issued: Issued, missing: tuple[str, ...]) -> None:
    document = json.loads(issued.forms["json"])
    within = document
    for part in missing[:-1]:
        within = within[part]
    del within[missing[-1]]
    assert missing[0] in in_javascript(issued, document=json.dumps(document))["shape"]["why"]


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


@pytest.mark.skipif(bool(verapdf.ABSENT), reason=verapdf.ABSENT)
def test_a_file_that_carries_a_badge_is_still_archival_and_accessible(issued: Issued) -> None:
    facts = {**designs.sample("completion"), "expires_on": "2031-06-30"}
    files = {"open-badge.json": issued.forms["json"].encode(), "facts.json": canonical(facts)}
    square = (f"{HERE}/verify/DL-10000-0000T#", "MFRGGZDF" * 25)
    pdf = draw("completion", facts, b"", designs.Carried(square, files))
    for standard in (verapdf.ARCHIVAL, verapdf.ACCESSIBLE):
        assert verapdf.findings(pdf, standard) == []
