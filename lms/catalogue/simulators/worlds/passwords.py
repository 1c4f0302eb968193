"""Practice with passwords: an order to make, words of a book, an account, one-time codes, a call."""

from typing import Annotated

from pydantic import Field

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Id
from lms.catalogue.simulators.worlds.sheet import OptionSource


class RankSource(Source):
    """A password of others, and how hard it is to guess: 1 is the easiest."""

    id: Id
    text: Text
    strength: int


class AccountSource(Source):
    """The account: whose it is; one that is there already has its password and spare codes."""

    name: Text
    secret: Text | None = None
    signed: bool = False
    spare: Text | None = None


class CallSource(Source):
    """A voice on the phone, once both proofs were given, and what one may answer."""

    says: Text
    options: Annotated[tuple[OptionSource, ...], Field(min_length=2, max_length=6)]


class PasswordsSource(Source):
    """Passwords, as they are at the beginning."""

    account: AccountSource
    ranks: Annotated[tuple[RankSource, ...], Field(max_length=8)] = ()
    words: Annotated[tuple[Text, ...], Field(max_length=6)] = ()  # of the book
    codes: Annotated[tuple[Text, ...], Field(max_length=8)] = ()  # one after the other
    call: CallSource | None = None
