"""Keys that are not ours to hold: in a device (SoftHSM plays it), or at a signing service (played here)."""

import base64
import json
import os
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from lms.config import Settings
from lms.credentials import checking, designs, making, signing
from lms.credentials.checking import Vouched
from lms.credentials.keys import KeyLost
from tests.outside.credentials.conftest import DAY, Run
from tests.outside.programs import absent, program

DRIVER = next((path for path in Path("/usr/lib").glob("**/libsofthsm2.so")), None)
PIN, TOKEN, CREDENTIAL = "285917", "a-token-of-ours", "certificates"
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def a_certificate(private: Private) -> x509.Certificate:
    """For a key, by itself: who vouches for it is not what is tested here."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A key elsewhere")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(DAY - timedelta(days=1)).not_valid_after(DAY + timedelta(days=900))
    return builder.sign(private, SHA256())


def a_key(kind: str) -> Private:
    if kind == "P-256":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def made_with(settings: Settings) -> bytes:
    facts = {**designs.sample("completion"), "design": "completion"}
    return making.make(facts, DAY, signing.seal_in_force(settings, DAY))


@pytest.fixture(autouse=True)
def no_key_is_remembered() -> Iterator[None]:
    signing.forget_seals()
    yield
    signing.forget_seals()


@pytest.fixture
def device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A device that holds a key; its address."""
    tool = program("softhsm2-util")
    if DRIVER is None:
        pytest.fail(absent("libsofthsm2.so"))
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    private, key = a_key("P-256"), tmp_path / "key.pem"
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    for words in (
        ("--init-token", "--free", "--label", "passerelle", "--pin", PIN, "--so-pin", "12345678"),
        ("--import", str(key), "--token", "passerelle", "--label", "signature", "--id", "01", "--pin", PIN),
    ):
        subprocess.run([tool, *words], check=True, capture_output=True, env=os.environ)  # noqa: S603 - our own words
    library = pkcs11.lib(str(DRIVER))
    library.reinitialize()
    with library.get_token(token_label="passerelle").open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "signature",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: a_certificate(private).subject.public_bytes(),
                pkcs11.Attribute.VALUE: a_certificate(private).public_bytes(Encoding.DER),
            }
        )
    return f"pkcs11:token=passerelle;object=signature?module-path={DRIVER}"


def test_a_device_signs(device: str, tmp_path: Path, run: Run) -> None:
    settings = Settings(instance=tmp_path, signing_service=device, signing_pin=PIN)
    pdf = made_with(settings)
    assert "Signature is Valid" in run(pdf, "pdfsig", "FILE")
    trust = checking.trust_of(signing.public_ring_of(settings))
    assert isinstance(checking.examine(pdf, trust), Vouched)


@pytest.mark.parametrize(
    "change", [("object=signature", "object=other"), ("token=passerelle", "token=other")]
)
def test_a_device_without_the_key_says_so(device: str, tmp_path: Path, change: tuple[str, str]) -> None:
    settings = Settings(instance=tmp_path, signing_service=device.replace(*change), signing_pin=PIN)
    with pytest.raises(KeyLost):
        signing.seal_in_force(settings, DAY)


class Service(BaseHTTPRequestHandler):
    """A signing service: three addresses of the API, one key."""

    private: Private
    allowed: str = ""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["Authorization"] != f"Bearer {TOKEN}" or asked["credentialID"] != CREDENTIAL:
            self.send_error(401)
            return
        answer = getattr(self, self.path.removeprefix("/csc/v1/").replace("/", "_"))(asked)
        written = json.dumps(answer).encode()
        self.send_response(200 if answer else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def credentials_info(self, _asked: dict[str, Any]) -> dict[str, Any]:
        certificate = base64.b64encode(a_certificate(self.private).public_bytes(Encoding.DER)).decode()
        elliptic = isinstance(self.private, ec.EllipticCurvePrivateKey)
        algorithm = "1.2.840.10045.4.3.2" if elliptic else "1.2.840.113549.1.1.11"
        return {"key": {"algo": [algorithm]}, "cert": {"certificates": [certificate]}, "multisign": 1}

    def credentials_authorize(self, asked: dict[str, Any]) -> dict[str, Any]:
        if asked.get("PIN") != PIN:
            return {}
        type(self).allowed = asked["hash"][0]
        return {"SAD": "leave", "expiresIn": 60}

    def signatures_signHash(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the API's word
        if (asked["SAD"], asked["hash"]) != ("leave", [self.allowed]):
            return {}
        digest = base64.b64decode(asked["hash"][0])
        if isinstance(self.private, ec.EllipticCurvePrivateKey):
            signature = self.private.sign(digest, ec.ECDSA(Prehashed(SHA256())))
        else:
            signature = self.private.sign(digest, PKCS1v15(), Prehashed(SHA256()))
        return {"signatures": [base64.b64encode(signature).decode()]}

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["P-256", "RSA"])
def service(request: pytest.FixtureRequest) -> Iterator[str]:
    """A signing service on this machine; its address."""
    handler = type("ServiceOfTest", (Service,), {"private": a_key(request.param)})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/csc/v1?credential={CREDENTIAL}"
        server.shutdown()
        thread.join()


def at_service(folder: Path, service: str, pin: str = PIN, token: str = TOKEN) -> Settings:
    return Settings(instance=folder, signing_service=service, signing_pin=pin, signing_token=token)


def test_a_signing_service_signs(service: str, tmp_path: Path, run: Run) -> None:
    settings = at_service(tmp_path, service)
    pdf = made_with(settings)
    assert "Signature is Valid" in run(pdf, "pdfsig", "FILE")
    trust = checking.trust_of(signing.public_ring_of(settings))
    assert isinstance(checking.examine(pdf, trust), Vouched)


def test_a_service_that_refuses_is_a_key_lost(service: str, tmp_path: Path) -> None:
    for settings in (
        at_service(tmp_path, service, token="another"),
        at_service(tmp_path, service, pin="0000"),
        at_service(tmp_path, "http://127.0.0.1:9/csc/v1?credential=x"),
        at_service(tmp_path, "http://127.0.0.1:9/"),
    ):
        with pytest.raises(KeyLost):
            made_with(settings)
