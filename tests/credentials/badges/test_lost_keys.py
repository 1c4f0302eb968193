"""Keys of badges that are lost or stolen: somebody is told, and what is published says it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from flask import Flask

from lms.config import Settings
from lms.core import clock
from lms.credentials.badges import keys as module
from lms.credentials.badges.keys import DOCUMENTS, KINDS, SQUARES, TOKENS
from lms.credentials.badges.published import jwk
from lms.credentials.badges.settings import keys
from lms.credentials.models import Certificate
from tests.credentials.badges.reading import parts_of, verify
from tests.factories import Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
Run = Callable[..., str]


@pytest.fixture
def own_keys(app: Flask, own: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Amina's certificate is drawn; the keys of these tests are a copy, and small."""
    settings: Settings = app.config["SETTINGS"]
    shutil.copytree(settings.keys, tmp_path / "keys")
    shutil.copy(settings.instance / "key-passphrase", tmp_path)
    monkeypatch.setitem(app.config, "SETTINGS", replace(settings, instance=tmp_path))
    monkeypatch.setattr(module, "RSA_BITS", 1024)
    return tmp_path / "keys"


@pytest.fixture
def run(app: Flask, own_keys: Path) -> Run:
    """`run("revoke", name)`: what `flask credentials keys` says."""
    return lambda *words: app.test_cli_runner().invoke(args=["credentials", "keys", *words]).output


def in_use(app: Flask, kind: str) -> str:
    """The name of a key that signs now."""
    with app.app_context():
        return keys().in_use(kind, clock.now()).name


@pytest.mark.parametrize("kind", KINDS)
def test_monitors_and_people_are_told_of_a_lost_key_until_another_is_made(
    app: Flask, cast: Cast, own_keys: Path, run: Run, visit: Visitor, kind: str
) -> None:
    def told() -> tuple[list[str], bool]:
        page = visit(cast.administrator).get("/", headers=ENGLISH)
        return visit().get("/readyz").get_json()["concerns"], "signs badges is missing" in words_of(page)

    name = in_use(app, kind)
    assert told() == ([], False)
    (own_keys / f"{name}.key").unlink()
    assert told() == (["badge-key-lost"], True)
    listed = run("list")
    assert f"lost      {name}" in listed
    assert "renew it by its kind" in listed
    assert "signs from now on" in run("renew", kind)
    assert told() == ([], False)
    with app.app_context():
        assert name in keys().public(kind)  # what it signed is still checked
    assert in_use(app, kind) != name


def test_a_lost_signing_key_is_said_before_a_lost_key_of_badges(
    app: Flask, own_keys: Path, visit: Visitor
) -> None:
    for path in own_keys.glob("*.key"):
        path.unlink()
    assert visit().get("/readyz").get_json()["concerns"] == ["lost"]


def test_where_a_service_signs_the_keys_of_badges_are_watched_still(
    app: Flask, own_keys: Path, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = replace(app.config["SETTINGS"], signing_service="https://service.example/csc/v1?credential=1")
    monkeypatch.setitem(app.config, "SETTINGS", elsewhere)
    for path in own_keys.glob("*.key"):
        path.unlink()
    assert visit().get("/readyz").get_json()["concerns"] == ["badge-key-lost"]


def test_a_stolen_key_of_badges_is_published_no_more_and_the_lists_are_signed_anew(
    app: Flask, forms: dict[str, str], run: Run, visit: Visitor, draw: Callable[[], int]
) -> None:
    header, claims = parts_of(forms["jwt"])
    name, list_address = header["kid"].partition("#")[2], claims["credentialStatus"]["statusListCredential"]
    assert f"{name} is revoked" in run("revoke", name)
    assert f"{name} is revoked" in run("revoke", name)  # once more is no more
    did = visit().get("/.well-known/did.json").get_json(force=True)
    among = visit().get("/badges/keys.json").get_json(force=True)["keys"]
    assert header["kid"] not in json.dumps(did)
    assert name not in {each["kid"] for each in among}
    assert {each["id"].partition("#")[2].partition("-")[0] for each in did["verificationMethod"]} == {
        TOKENS,
        DOCUMENTS,
    }
    gone = visit().get(f"/badges/keys/{name}.json")
    assert (gone.status_code, gone.get_json()["kid"], "n" in gone.get_json()) == (410, name, False)
    draw()
    token = visit().get(list_address.removeprefix("http://127.0.0.1:8000")).text
    after = parts_of(token)[0]["kid"]
    (method,) = [each for each in did["verificationMethod"] if each["id"] == after]
    verify(token, method["publicKeyJwk"])
    for method in did["verificationMethod"]:
        if "publicKeyJwk" in method:
            with pytest.raises(InvalidSignature):
                verify(forms["jwt"], method["publicKeyJwk"])


def test_a_stolen_key_of_squares_leaves_every_checker(
    app: Flask, own: Certificate, run: Run, visit: Visitor
) -> None:
    name = in_use(app, SQUARES)
    with app.app_context():
        known = jwk(keys().public(SQUARES)[name])["x"]
    pages = (f"/verify/{own.code}", "/verify/offline", "/verify/checker.html")
    assert all(known in visit().get(page).text for page in pages)
    run("revoke", name)
    assert not any(known in visit().get(page).text for page in pages)
    assert in_use(app, SQUARES) != name
    assert "Valid." in words_of(visit().get(f"/verify/{own.code}", headers=ENGLISH))


def test_the_page_of_keys_says_which_are_revoked(app: Flask, run: Run, visit: Visitor) -> None:
    name = in_use(app, DOCUMENTS)
    run("revoke", name)
    said = words_of(visit().get("/keys", headers=ENGLISH))
    assert f"{name} Key revoked" in said
    assert "Revoked on" in said
    assert f"revoked   {name}" in run("list")


def test_a_key_there_never_was_cannot_be_revoked(run: Run) -> None:
    assert "is not here" in run("revoke", "p256-20200101000000")
