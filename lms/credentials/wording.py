"""What a check of a file says, and what became of a document, in plain words."""

from collections.abc import Mapping

from lms.credentials.models import COMPLETION
from lms.i18n import _, lazy

SENTENCES: Mapping[str, tuple[str, str]] = {
    "genuine": (
        lazy("This file is genuine."),
        lazy("It is the one that was issued, and nothing in it has changed. It is still valid."),
    ),
    "expired": (
        lazy("No longer valid."),
        lazy("This file is genuine, but its certificate was valid until a day that has passed."),
    ),
    "revoked": (
        lazy("No longer valid."),
        lazy("This file is the one that was issued, but the certificate was ended since."),
    ),
    "replaced": (
        lazy("There is a newer one."),
        lazy("This file was issued, then replaced by a newer version. Ask the person for the newer file."),
    ),
    "unknown": (
        lazy("We cannot confirm this file."),
        lazy("One of our keys signed it, but our register does not know it. Please tell us."),
    ),
    "key-revoked": (
        lazy("We cannot confirm this file."),
        lazy("It is signed with a key that we no longer trust. Check the code printed on it instead."),
    ),
    "changed": (
        lazy("This file has changed."),
        lazy("Something in it was changed after it was signed, perhaps only by saving it anew."),
    ),
    "unsigned": (
        lazy("This file carries no signature."),
        lazy("It may be a copy, a scan or a print. Only the file that was issued can be checked."),
    ),
    "foreign": (
        lazy("This file is not one of ours."),
        lazy("It is signed, but by somebody else. We can only speak of certificates that we issued."),
    ),
    "not-a-pdf": (
        lazy("This file is neither a certificate nor a badge."),
        lazy(
            "Choose the PDF of the certificate, or the badge: a picture, or a file whose name ends "
            "with .jwt or .json."
        ),
    ),
}
"""By state: a title, then what it means."""


def revoked(kind: str) -> str:
    """That a document of this kind is revoked."""
    return _("The certificate is revoked.") if kind == COMPLETION else _("The document is revoked.")


def issued_again(kind: str) -> str:
    """That a document of this kind is issued again."""
    if kind == COMPLETION:
        return _("The new version of the certificate is issued.")
    return _("The new version of the document is issued.")
