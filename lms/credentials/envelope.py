"""The envelope of a signature (CMS SignedData, RFC 5652) in its one canonical form (DER).

Written here byte by byte, so that a signature is compared with what it must be, and no spare bit goes unseen.
"""

from collections.abc import Iterable

SEQUENCE, SET, OCTETS, INTEGER = 0x30, 0x31, 0x04, 0x02
CONTEXT_0 = 0xA0
NULL = b"\x05\x00"
ONE = b"\x02\x01\x01"
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
DATA = bytes.fromhex("06092a864886f70d010701")
SHA256 = bytes.fromhex("0609608648016503040201")
ECDSA = bytes.fromhex("06082a8648ce3d040302")
RSA = bytes.fromhex("06092a864886f70d010101")
RSA_SHA256 = bytes.fromhex("06092a864886f70d01010b")


def tlv(tag: int, *parts: bytes) -> bytes:
    """A value of DER: its tag, its length, itself."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def integer(value: int) -> bytes:
    """A positive whole number in DER."""
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


DIGEST = tlv(SEQUENCE, SHA256, NULL)
MECHANISMS = {
    "ec": (tlv(SEQUENCE, ECDSA),),
    "rsa": (tlv(SEQUENCE, RSA_SHA256, NULL), tlv(SEQUENCE, RSA, NULL), tlv(SEQUENCE, RSA_SHA256)),
}
"""How each kind of key may be said to sign; the first is how we say it."""


def envelope(
    certificates: Iterable[bytes],
    issuer: bytes,
    serial: bytes,
    attributes: bytes,
    mechanism: bytes,
    signature: bytes,
) -> bytes:
    """The whole envelope. All parts are DER; `attributes` is the content of the set of signed attributes."""
    who = tlv(SEQUENCE, issuer, serial)
    signer = tlv(SEQUENCE, ONE, who, DIGEST, tlv(CONTEXT_0, attributes), mechanism, tlv(OCTETS, signature))
    carried = tlv(CONTEXT_0, *sorted(certificates))
    data = tlv(SEQUENCE, ONE, tlv(SET, DIGEST), tlv(SEQUENCE, DATA), carried, tlv(SET, signer))
    return tlv(SEQUENCE, SIGNED_DATA, tlv(CONTEXT_0, data))
