"""The practice phone: how it is set, the networks around it, its apps, and a card to come in with."""

from typing import Annotated, Literal

from pydantic import Field

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.simulators.worlds.shared import Id

Level = Annotated[int, Field(ge=0, le=5)]


class PhoneSettingsSource(Source):
    """How the phone is at the beginning."""

    on: bool = True
    at: Literal["home", "card"] = "home"
    volume: Level = 3
    light: Annotated[int, Field(ge=1, le=5)] = 3
    wifi: bool = True
    data: bool = True
    plane: bool = False


class NetworkSource(Source):
    """A Wi-Fi network; without a password everybody may join it."""

    id: Id
    name: Text
    password: Text | None = None


class RightSource(Source):
    """What an app asks for."""

    id: Identifier
    text: Text


class ProgramSource(Source):
    """An app on the phone, and what it asks for."""

    id: Id
    name: Text
    icon: Literal["map", "camera", "torch", "apps"] = "apps"
    text: Text
    asks: Annotated[tuple[RightSource, ...], Field(max_length=4)] = ()


class LoginSource(Source):
    """A card, and the code that goes with it."""

    name: Text
    first: Text
    identifier: Text
    code: Text


class PhoneSource(Source):
    """The phone as it is at the beginning."""

    phone: PhoneSettingsSource
    networks: Annotated[tuple[NetworkSource, ...], Field(max_length=8)] = ()
    programs: Annotated[tuple[ProgramSource, ...], Field(max_length=8)] = ()
    login: LoginSource | None = None
