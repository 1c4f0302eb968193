"""The portal, the phone, the passwords and the browser: what they refuse, and why."""

import json
from typing import Any

import pytest

from lms.catalogue.simulators.replaying import Replay, replay

PORTAL = {
    "portal": {"name": "Service", "address": "service.exemple", "start": "door"},
    "files": [
        {"id": "box", "name": "Papiers", "folder": True},
        {"id": "photo", "name": "photo.jpg", "in": "box", "size": 8000},
    ],
    "downloads": "box",
    "pages": [
        {
            "id": "door",
            "title": "Entrer",
            "parts": [
                {"id": "in", "kind": "sign-in", "says": "E", "login": "12", "secret": "tilleul", "to": "form"}
            ],
        },
        {
            "id": "form",
            "title": "Demande",
            "private": True,
            "menu": True,
            "parts": [
                {"id": "name", "kind": "field", "says": "Nom"},
                {"id": "paper", "kind": "file", "says": "Photo", "most": 2000},
                {"id": "send", "kind": "send", "says": "Envoyer"},
                {"id": "proof", "kind": "download", "says": "Accusé", "after": ["send"]},
            ],
        },
    ],
}  # fmt: skip
PHONE = {
    "phone": {"on": False, "volume": 1},
    "networks": [{"id": "home", "name": "Chez moi", "password": "livre"}],
}
PASSWORDS = {"account": {"name": "n@exemple.fr"}, "words": ["lune", "panier", "montagne", "jaune"]}
BROWSER = {"sites": [{"id": "one", "address": "un.exemple", "title": "Un", "text": "Un", "cookies": True}]}
ENTERED = {"do": "portal.sign", "id": "in", "login": "12", "secret": "tilleul"}
NAMED = {"do": "portal.write", "id": "name", "value": "Rahmani"}
LIGHTER = {"do": "portal.shrink", "id": "paper", "file": "photo"}
ADDED = {"do": "portal.add", "id": "paper", "file": "photo"}
LIT = {"do": "phone.power"}
SENT = {"do": "portal.press", "id": "send"}


def played(world: str, state: dict[str, Any], *events: dict[str, Any]) -> Replay:
    """What comes of these events in one world."""
    goals = [{"id": "left", "when": {"at": "portal.at", "is": "out"}}]
    scenario = json.dumps({"worlds": [world], "state": state, "goals": goals})
    log = [{"t": number, **event} for number, event in enumerate(events)]
    return replay(scenario, (world,), {"seed": "x", "events": log})


@pytest.mark.parametrize(
    ("world", "state", "events", "why"),
    [
        ("portal", PORTAL, [{**ENTERED, "secret": "Tilleul"}], "sign"),
        ("portal", PORTAL, [NAMED], "unknown"),
        ("portal", PORTAL, [ENTERED, SENT], "fill"),
        ("portal", PORTAL, [ENTERED, ADDED], "heavy"),
        ("portal", PORTAL, [ENTERED, NAMED, LIGHTER, ADDED, SENT, NAMED], "unknown"),
        ("portal", PORTAL, [ENTERED, {"do": "portal.save", "id": "proof", "name": "x"}], "unknown"),
        ("phone", PHONE, [{"do": "phone.panel"}], "dark"),
        ("phone", PHONE, [{"do": "phone.softer"}, {"do": "phone.softer"}], "silent"),
        ("phone", PHONE, [LIT, {"do": "phone.password", "id": "home", "value": "livre"}], "unknown"),
        ("passwords", PASSWORDS, [{"do": "pass.create"}], "weak"),
        ("passwords", PASSWORDS, [{"do": "pass.in", "secret": "x"}], "unknown"),
        ("browser", BROWSER, [{"do": "web.close", "id": "tab0"}], "last-tab"),
        ("browser", BROWSER, [{"do": "web.link", "to": "one"}], "unknown"),
        ("browser", BROWSER, [{"do": "web.cookies", "value": "all"}], "unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(
    world: str, state: dict[str, Any], events: list[dict[str, Any]], why: str
) -> None:
    told = played(world, state, *events)
    assert (told.refused, told.why) == (len(events) - 1, why)


def test_a_page_behind_the_door_is_shut_again_once_one_is_out() -> None:
    out = {"do": "portal.out"}
    for again in ({"do": "portal.menu", "id": "form"}, {"do": "portal.back"}):
        assert all(played("portal", PORTAL, ENTERED, out, again).reached)


def test_a_portal_can_be_left_and_taken_up_again_at_any_moment() -> None:
    leave = {"do": "portal.leave"}
    assert played("portal", PORTAL, leave, leave, ENTERED, leave, leave, NAMED).refused is None
    assert played("portal", PORTAL, leave, ENTERED).refused == 1
