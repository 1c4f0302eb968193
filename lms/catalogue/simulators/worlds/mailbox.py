"""The practice mailbox: who one is, and the messages."""

from typing import Annotated, Literal

from pydantic import Field

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Address, Id, PersonSource, SharesFiles


class LinkSource(Source):
    """A link in a message: the words one sees, the address it leads to, what the page says."""

    text: Text
    to: Text
    page: Text | None = None


class MessageSource(Source):
    """One message."""

    id: Id
    box: Literal["inbox", "sent", "drafts", "junk", "trash"] = "inbox"
    from_: Annotated[Text, Field(alias="from")]
    address: Address
    to: Text | None = None
    also: Annotated[tuple[Address, ...], Field(max_length=6)] = ()  # the others it was sent to
    subject: Text
    date: Text
    text: Text
    read: bool = False
    files: Annotated[tuple[Id, ...], Field(max_length=4)] = ()
    link: LinkSource | None = None


class MailboxSource(SharesFiles):
    """The mailbox as it is at the beginning."""

    me: PersonSource
    box: Literal["inbox", "sent", "drafts", "junk", "trash"] = "inbox"
    messages: Annotated[tuple[MessageSource, ...], Field(max_length=30)]
