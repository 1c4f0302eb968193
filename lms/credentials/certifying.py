"""The certificates of our own keys (X.509): a root, signing keys under it, and the list of those revoked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

ROOT_LASTS = timedelta(days=366 * 20)
SIGNING_LASTS = timedelta(days=366 * 2)
LIST_LASTS = timedelta(days=400)
"""How long a list of revoked keys may be trusted without a newer one."""
LEEWAY = timedelta(hours=1)
"""A reader's clock may be late: a key holds since a little before it was made."""
CURVE = ec.SECP256R1()


@dataclass(frozen=True)
class Key:
    """A private key and the certificate that says whose it is."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the root's certificate (DER) and the list of revoked keys are published."""

    root: str
    revoked: str


def new_root(association: str, at: datetime) -> Key:
    """A root that signs nothing but certificates of signing keys and the list of those revoked."""
    private = ec.generate_private_key(CURVE)
    name = _named(association, "root")
    builder = _certificate(name, name, private, at, ROOT_LASTS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Key(private, builder.sign(private, SHA256()))


def new_signing_key(root: Key, association: str, addresses: Addresses, at: datetime) -> Key:
    """A key that signs documents, under `root`."""
    private = ec.generate_private_key(CURVE)
    builder = _certificate(
        _named(association, "signature"), root.certificate.subject, private, at, SIGNING_LASTS
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.private.public_key())
    builder = builder.add_extension(authority, critical=False)
    issuers = AuthorityInformationAccessOID.CA_ISSUERS
    access = x509.AccessDescription(issuers, x509.UniformResourceIdentifier(addresses.root))
    builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    place = [x509.UniformResourceIdentifier(addresses.revoked)]
    points = x509.CRLDistributionPoints([x509.DistributionPoint(place, None, None, None)])
    return Key(private, builder.add_extension(points, critical=False).sign(root.private, SHA256()))


def revocation_list(root: Key, revoked: Mapping[int, datetime], at: datetime) -> bytes:
    """The list (DER) of revoked keys, by serial number and since when."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
    builder = builder.last_update(at).next_update(at + LIST_LASTS)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.private.public_key())
    builder = builder.add_extension(authority, critical=False)
    builder = builder.add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
    for serial, since in revoked.items():
        row = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
        builder = builder.add_revoked_certificate(row)
    return builder.sign(root.private, SHA256()).public_bytes(Encoding.DER)


def _named(association: str, part: str) -> x509.Name:
    organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, association[:64])
    common = x509.NameAttribute(NameOID.COMMON_NAME, f"{association[:50]} · {part}")
    return x509.Name([organisation, common])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    private: ec.EllipticCurvePrivateKey,
    at: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(private.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(at - LEEWAY).not_valid_after(at + lasts)
    identifier = x509.SubjectKeyIdentifier.from_public_key(private.public_key())
    return builder.add_extension(identifier, critical=False)


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})
