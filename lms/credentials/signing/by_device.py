"""Signs with a key in a device (PKCS#11): a smart card, a USB token, a hardware security module."""

from urllib.parse import parse_qs, unquote

import pkcs11
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from lms.credentials.keys import SERVICE, KeyLost
from lms.credentials.signing.seal import Seal


class SealOfDevice(Seal):
    """A key in a device, which may be taken out."""

    async def _made(self, digest: bytes, dry_run: bool = False) -> bytes:
        try:
            return await super()._made(digest, dry_run)
        except pkcs11.PKCS11Error as error:
            raise KeyLost(f"{SERVICE}: {error!r}") from error


def seal_of_device(address: str, pin: str) -> Seal:
    """What signs with the key that an address like pkcs11:token=T;object=L?module-path=P names (RFC 7512).

    The certificate of the key is in the device, under the same label.
    """
    names, driver = _read(address)
    try:
        token = TokenCriteria(label=names["token"])
        session = open_pkcs11_session(driver, token_criteria=token, user_pin=pin or None)
        signer = PKCS11Signer(
            session,
            cert_label=names["object"],
            key_label=names["object"],
            other_certs_to_pull=(),
            use_raw_mechanism=True,  # the digest is made here: every device can sign one
        )
        signer.signing_cert  # noqa: B018 - read from the device now, so that what is missing is said
    except (pkcs11.PKCS11Error, KeyError, RuntimeError, ValueError) as error:
        raise KeyLost(f"{SERVICE}: {error!r}") from error
    return SealOfDevice(signer)


def _read(address: str) -> tuple[dict[str, str], str]:
    path, _mark, query = address.removeprefix("pkcs11:").partition("?")
    pairs = (part.partition("=") for part in path.split(";"))
    return {name: unquote(value) for name, _equals, value in pairs}, parse_qs(query)["module-path"][0]
