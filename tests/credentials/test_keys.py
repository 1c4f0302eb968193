"""The ring of keys: made once, locked, renewed in time, its public part shown for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from flask import Flask

from lms.config import Settings, key_passphrase
from lms.core import clock
from lms.credentials import jobs
from lms.credentials.badges import keys as badge_keys
from lms.credentials.checking import trust_of
from lms.credentials.keys import ROOT, KeyLost, Ring
from lms.credentials.signing import public_ring_of
from tests.factories import Cast, Visitor, words_of

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
YEAR = timedelta(days=366)


@pytest.fixture
def ring(tmp_path: Path) -> Ring:
    return Ring(tmp_path / "keys", b"a passphrase", "Association Passerelle", "https://passerelle.example/")


def off_line(ring: Ring) -> Path:
    away = ring.folder.parent / "root.key"
    ring.take_root_away(away)
    return away


def test_the_keys_are_made_at_the_first_use_and_are_ours_alone(ring: Ring) -> None:
    name = ring.signing_name(DAY)
    assert ring.signing_name(DAY + timedelta(days=1)) == name
    ring.read(name).certificate.verify_directly_issued_by(ring.certificate(ROOT))
    assert ring.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in ring.folder.glob("[!.]*")} == {0o600}


def test_a_key_opens_with_its_passphrase_only(ring: Ring) -> None:
    name = ring.signing_name(DAY)
    assert b"ENCRYPTED" in (ring.folder / f"{name}.key").read_bytes()
    with pytest.raises(KeyLost):
        Ring(ring.folder, b"another", ring.association, ring.public_url).read(name)


def test_the_passphrase_is_kept_apart_from_the_keys(tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path)
    made = key_passphrase(settings)
    assert (len(made) > 30, key_passphrase(settings)) == (True, made)
    assert (tmp_path / "key-passphrase").stat().st_mode & 0o777 == 0o600
    assert settings.keys not in (tmp_path / "key-passphrase").parents
    assert key_passphrase(Settings(instance=tmp_path, key_passphrase="mine")) == "mine"


def test_a_certificate_says_where_the_root_and_the_revoked_keys_are(ring: Ring) -> None:
    certificate = ring.certificate(ring.signing_name(DAY))
    access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert access[0].access_location.value == "https://passerelle.example/keys/root.cer"
    assert points[0].full_name[0].value == "https://passerelle.example/keys/revoked.crl"


def test_after_a_year_another_key_signs_and_the_first_is_still_shown(ring: Ring) -> None:
    first = ring.signing_name(DAY)
    second = ring.signing_name(DAY + YEAR)
    assert second != first
    assert list(ring.certificates()) == [ROOT, first, second]
    assert ring.certificate(first).not_valid_after_utc > DAY + YEAR  # they overlap


def test_without_the_root_the_key_goes_on_and_a_person_is_told(ring: Ring) -> None:
    name = ring.signing_name(DAY)
    assert ring.concern(DAY) == ""
    off_line(ring)
    assert ring.concern(DAY) == ""
    assert ring.concern(DAY + YEAR - timedelta(days=20)) == "renewal-due"
    assert ring.signing_name(DAY + YEAR) == name
    assert ring.concern(DAY + 2 * YEAR) == "expired"
    with pytest.raises(KeyLost):
        ring.signing_name(DAY + 2 * YEAR)


def test_the_root_comes_back_to_renew(ring: Ring) -> None:
    name = ring.signing_name(DAY)
    away = off_line(ring)
    with pytest.raises(KeyLost):
        ring.renew(DAY + YEAR)
    with pytest.raises(KeyLost):
        ring.bring_root_back((ring.folder / f"{name}.key").read_bytes())
    ring.bring_root_back(away.read_bytes())
    assert ring.renew(DAY + YEAR) != name


def test_a_lost_key_is_not_made_anew_in_silence(ring: Ring) -> None:
    name = ring.signing_name(DAY)
    off_line(ring)
    (ring.folder / f"{name}.key").unlink()
    assert ring.concern(DAY) == "lost"
    (ring.folder / f"{name}.crt").unlink()
    assert ring.concern(DAY) == "lost"
    with pytest.raises(KeyLost):
        ring.signing_name(DAY)


def test_a_revoked_key_stays_on_the_list_through_renewals(ring: Ring) -> None:
    name = ring.signing_name(DAY)
    ring.publish_revocations(DAY, name)
    ring.renew(DAY + YEAR)
    assert ring.revoked() == {ring.certificate(name).serial_number: DAY}
    published = x509.load_der_x509_crl(ring.revocation_list())
    assert published.is_signature_valid(ring.certificate(ROOT).public_key())  # type: ignore[arg-type]  # P-256


def test_the_list_is_made_anew_before_it_ends(ring: Ring) -> None:
    ring.signing_name(DAY)
    ring.keep_fresh(DAY + timedelta(days=100))
    published = x509.load_der_x509_crl(ring.revocation_list())
    assert published.last_update_utc == DAY + timedelta(days=100)


@pytest.fixture
def own_keys(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The application with an instance folder of its own."""
    settings = Settings(instance=tmp_path, secret_key="for tests only")
    monkeypatch.setitem(app.config, "SETTINGS", settings)
    return settings


def test_anybody_finds_our_keys_and_is_told_what_they_are(
    app: Flask, own_keys: Settings, visit: Visitor
) -> None:
    english = {"Accept-Language": "en"}
    assert "No key was made yet" in words_of(visit().get("/keys", headers=english))
    assert visit().get("/keys/revoked.crl").status_code == 404
    done = app.test_cli_runner().invoke(args=["credentials", "keys", "renew"])
    assert done.exit_code == 0, done.output
    name = done.output.split()[0]
    said = words_of(visit().get("/keys", headers=english))
    for words in ("signer is unknown", "Root key", "Signing key", "In use"):
        assert words in said
    root = x509.load_pem_x509_certificate(visit().get("/keys/root.pem").data)
    answer = visit().get(f"/keys/{name}.cer")
    x509.load_der_x509_certificate(answer.data).verify_directly_issued_by(root)
    assert (answer.mimetype, "immutable" in answer.headers["Cache-Control"]) == (
        "application/pkix-cert",
        True,
    )
    assert x509.load_der_x509_crl(visit().get("/keys/revoked.crl").data).issuer == root.subject


@pytest.mark.parametrize(
    "name", ["root.key", "root", "..", "root.pem.key", "%2e%2e%2fkey-passphrase", ".lock"]
)
def test_nothing_but_what_is_public_is_published(
    app: Flask, own_keys: Settings, visit: Visitor, name: str
) -> None:
    app.test_cli_runner().invoke(args=["credentials", "keys", "renew"])
    assert visit().get(f"/keys/{name}").status_code == 404


def test_the_commands_say_what_they_did(app: Flask, own_keys: Settings, tmp_path: Path) -> None:
    def run(*words: str) -> str:
        return app.test_cli_runner().invoke(args=["credentials", "keys", *words]).output

    first = run("renew").split()[0]
    away = str(tmp_path / "usb" / "root.key")
    assert "stays where it is" in run("take-root-away", away)
    away = str(tmp_path / "away.key")
    assert "no longer here" in run("take-root-away", away)
    assert "not here" in run("renew")
    assert "not here" in run("revoke", first)
    assert "off-line" in run("list")
    assert "is here" in run("bring-root-back", away)
    assert "is revoked" in run("revoke", first)
    assert "made anew" in run("publish-list")
    listed = run("list")
    assert f"revoked   {first}" in listed
    assert "in-use" in listed


def test_monitors_and_administrators_are_told_when_a_renewal_wants_the_root(
    app: Flask, own_keys: Settings, tmp_path: Path, cast: Cast, visit: Visitor
) -> None:
    def told() -> tuple[list[str], bool]:
        concerns = visit().get("/readyz").get_json()["concerns"]
        page = visit(cast.administrator).get("/", headers={"Accept-Language": "en"})
        return concerns, "root key is off-line" in words_of(page)

    with app.app_context():
        jobs.renew_signing_key()  # nothing was signed yet: nothing is made
    assert told() == ([], False)
    app.test_cli_runner().invoke(args=["credentials", "keys", "renew"])
    app.test_cli_runner().invoke(args=["credentials", "keys", "take-root-away", str(tmp_path / "away")])
    assert told() == ([], False)
    with clock.at(clock.now() + YEAR):
        with app.app_context():
            jobs.renew_signing_key()
        assert told() == (["renewal-due"], True)


def test_a_key_that_the_passphrase_does_not_open_is_lost(ring: Ring) -> None:
    ring.signing_name(DAY)
    assert Ring(ring.folder, b"another", ring.association, ring.public_url).concern(DAY) == "lost"
    assert Ring(ring.folder, b"", ring.association, ring.public_url).concern(DAY) == ""  # who only publishes


def test_after_a_start_anew_what_the_lost_keys_signed_is_still_checked(
    app: Flask, own_keys: Settings, visit: Visitor
) -> None:
    def run(*words: str) -> str:
        return app.test_cli_runner().invoke(args=["credentials", "keys", *words]).output

    first, gone = run("renew").split()[0], run("renew").split()[0]
    run("revoke", gone)
    square = run("renew", "p256").split()[0]
    ring = public_ring_of(own_keys)
    former, trusted = ring.certificate(ROOT), trust_of(ring).signers.keys()
    (own_keys.instance / "key-passphrase").write_text("another")
    assert "does not open" in run("list")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(badge_keys, "RSA_BITS", 1024)
        assert "under a new root" in run("start-anew", "--yes")
    assert "lost" not in run("list")
    assert "does not open" not in run("list")
    assert ring.certificate(ROOT) != former
    assert former in ring.certificates().values()
    after = trust_of(ring)
    assert trusted < after.signers.keys()
    assert ring.certificate(gone).serial_number in after.revoked
    assert ring.certificate(first).serial_number not in after.revoked
    assert visit().get(f"/badges/keys/{square}.json").status_code == 200
    assert visit().get(f"/keys/{first}.pem").status_code == 200
