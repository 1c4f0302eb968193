"""Reads Moodle's markers to put on a picture: a hotspot for each, among the zones of the others."""

import re
from dataclasses import dataclass, replace

from lms.catalogue.exchange.carried import NotCarried
from lms.catalogue.exchange.cleaning import from_outside
from lms.catalogue.exchange.gathering import Gathering
from lms.catalogue.exchange.moodle_words import Wording, decoded
from lms.catalogue.exchange.shaping import LETTERS, Shape
from lms.catalogue.exchange.tree import Node
from lms.i18n import _

_COORDS = re.compile(r"\s*(\d{1,4})\s*,\s*(\d{1,4})\s*;\s*(\d{1,4})\s*,\s*(\d{1,4})\s*")
_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_WIDTH = re.compile(rb"<svg[^>]{0,2000}?\swidth=[\"'](\d{1,5})(?:px)?[\"']")


@dataclass(frozen=True)
class _Zone:
    """A rectangle of the picture, and the number of the marker that belongs there."""

    marker: str
    x: float
    y: float
    width: float
    height: float


def carry_places(gathering: Gathering, node: Node, category: str) -> None:
    """Take the markers of a picture, each as a question; or list them."""
    wording = Wording(gathering, node)
    if category and category not in wording.draft.tags:
        wording.draft.tags.insert(0, category)
    markers: list[tuple[str, str]] = []
    zones: list[_Zone] = []

    def shape() -> Shape:
        wording.common()
        zones.extend(_zones(wording))
        known = {zone.marker for zone in zones}
        markers.extend(m for m in _markers(wording) if m[0] in known)
        if len(markers) < 2:
            raise NotCarried(_("Every place is right: add a marker that belongs elsewhere."))
        return _asked(wording, markers, zones, 0)

    gathering.carry(wording.draft, shape)
    asked = wording.draft.prompt.rpartition("\n")[0] or wording.draft.prompt
    for number in range(1, len(markers) if len(markers) > 1 else 0):
        draft = replace(wording.draft, prompt=asked, notes=list(wording.draft.notes))
        wording.draft = draft
        gathering.carry(draft, lambda number=number: _asked(wording, markers, zones, number))  # type: ignore[misc]  # bound now


def _markers(wording: Wording) -> list[tuple[str, str]]:
    return [
        (drag.text("no").strip(), wording.plain(drag)[:200])
        for drag in wording.node.children("drag")
        if wording.plain(drag)
    ]


def _zones(wording: Wording) -> list[_Zone]:
    background = wording.node.child("file")
    if background is None or not background.traits.get("name", "").lower().endswith(".svg"):
        raise NotCarried(_("Its picture is no SVG: draw it anew, and write it as “hotspot”."))
    name = from_outside(background.traits["name"])
    source = decoded(background.text())
    file = wording.gathering.drawing(name, source)
    wording.draft.picture = (file, wording.gathering.said.picture)
    wording.draft.note(_("Say in “description:” what the drawing shows."))
    view = _VIEW.search(wording.gathering.shown(file))
    left, top, width = (float(view[1]), float(view[2]), float(view[3])) if view else (0.0, 0.0, 1.0)
    shown = _WIDTH.search(source)
    scale = width / int(shown[1]) if shown and int(shown[1]) else 1.0
    return [_zone(drop, scale, left, top) for drop in wording.node.children("drop")]


def _zone(drop: Node, scale: float, left: float, top: float) -> _Zone:
    found = _COORDS.fullmatch(drop.text("coords"))
    if found is None or drop.text("shape").strip() != "rectangle":
        raise NotCarried(_("A place is no rectangle: draw a rectangle around it."))
    x, y, width, height = (round(int(number) * scale, 1) for number in found.groups())
    return _Zone(drop.text("choice").strip(), left + x, top + y, width, height)


def _asked(wording: Wording, markers: list[tuple[str, str]], zones: list[_Zone], number: int) -> Shape:
    """One marker to place: its zones are right, those of the others are not."""
    marker, words = markers[number]
    wording.draft.prompt = f"{wording.draft.prompt}\n{words}"
    wording.draft.note(_("Say in “text:” where each place is, for those who do not see the drawing."))
    said = wording.gathering.said
    spots = [
        {
            "id": LETTERS[place],
            "text": f"{place + 1}",
            "x": zone.x,
            "y": zone.y,
            "width": zone.width,
            "height": zone.height,
            **({"right": True} if zone.marker == marker else {}),
            "feedback": said.right if zone.marker == marker else said.other,
        }
        for place, zone in enumerate(zones[:20])
    ]
    return {"kind": "hotspot", "spots": spots}
