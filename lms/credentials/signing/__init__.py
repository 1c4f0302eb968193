"""Signs certificates (PAdES B-B): the whole document, no change allowed. The one folder that knows pyHanko.

The key is a file of ours, or in a device (PKCS#11), or with a signing service (CSC), as the settings say.
It is loaded at the first signature, and once a process: a process that signs nothing loads nothing.
"""

from datetime import datetime
from functools import cache

from lms.config import Settings, key_passphrase
from lms.credentials.keys import Ring
from lms.credentials.sealing import Sealing


def ring_of(settings: Settings) -> Ring:
    """The ring of keys of this installation."""
    locked_with = key_passphrase(settings).encode()
    return Ring(settings.keys, locked_with, settings.association, settings.public_url)


def public_ring_of(settings: Settings) -> Ring:
    """The same for who only reads what is public: nothing is made, nothing can be unlocked."""
    return Ring(settings.keys, b"", settings.association, settings.public_url)


def seal_in_force(settings: Settings, at: datetime) -> Sealing:
    """What signs at `at`. KeyLost when it cannot."""
    ring = ring_of(settings)
    if settings.signing_service:
        return _seal_elsewhere(settings, ring)
    return _seal_by_file(ring, ring.signing_name(at))


def forget_seals() -> None:
    """Load the keys anew at the next signature."""
    _seal_by_file.cache_clear()
    _seal_elsewhere.cache_clear()


@cache
def _seal_by_file(ring: Ring, name: str) -> Sealing:
    from lms.credentials.signing.by_file import seal_of

    return seal_of(ring, name)


@cache
def _seal_elsewhere(settings: Settings, ring: Ring) -> Sealing:
    from lms.credentials.signing.seal import Seal

    seal: Seal
    if settings.signing_service.startswith("pkcs11:"):
        from lms.credentials.signing.by_device import seal_of_device

        seal = seal_of_device(settings.signing_service, settings.signing_pin)
    else:
        from lms.credentials.signing.by_service import seal_of_service

        seal = seal_of_service(settings.signing_service, settings.signing_pin, settings.signing_token)
    ring.note_service(seal.certificate.dump(), *(above.dump() for above in seal.chain))
    return seal
