"""The texts and pictures of a Moodle XML question."""

import base64
import binascii
from urllib.parse import unquote

from lms.catalogue.exchange.carried import Draft, NotCarried
from lms.catalogue.exchange.cleaning import FORMATS, Said, from_html, from_outside, plain_from_html, slug
from lms.catalogue.exchange.gathering import Gathering, bounded
from lms.catalogue.exchange.tree import Node
from lms.i18n import _

_PLACE = "@@PLUGINFILE@@/"
_SVG = "data:image/svg+xml;base64,"


class Wording:
    """Reads the words of one question; what is lost on the way is noted on its draft."""

    def __init__(self, gathering: Gathering, node: Node) -> None:
        self.gathering, self.node = gathering, node
        title = " ".join(from_outside(node.text("name", "text")).split())
        self.draft = Draft(node.line, title[:200], "")
        tags = node.child("tags")
        named = [tag.text("text") for tag in tags.children("tag")] if tags else []
        self.draft.tags = list(dict.fromkeys(found for name in named if (found := slug(name))))[:10]

    def common(self) -> None:
        """What every type of question has."""
        asked = self.node.child("questiontext")
        self.draft.prompt = self.said(asked, pictures=True)
        self.draft.explanation = self.said(self.node.child("generalfeedback"))
        hints = [text for hint in self.node.children("hint") if (text := self.said(hint))]
        self.draft.hint = hints[0] if hints else ""
        if len(hints) > 1:
            self.draft.note(_("We keep one hint: the others were left out."))

    def raw(self, node: Node | None) -> str:
        """A text as it is in the file."""
        found = node.child("text") if node else None
        if found is None:
            return ""
        return bounded(from_outside(found.html() if found.children() else found.text()))

    def said(self, node: Node | None, pictures: bool = False) -> str:
        """A text as we write it."""
        if node is None:
            return ""
        said = FORMATS.get(node.traits.get("format", ""), FORMATS["moodle"])(self.raw(node))
        self._note_losses(said, node, pictures)
        return said.text

    def with_marks(self, text: str) -> str:
        """The text of the question, with a mark for each gap."""
        asked = self.node.child("questiontext")
        said = from_html(text, links=False)
        self._note_losses(said, asked or self.node, pictures=True)
        return said.text

    def plain(self, node: Node | None) -> str:
        """A text without any layout."""
        return plain_from_html(self.raw(node))

    def typed(self, node: Node) -> str:
        """An answer that is typed: nothing in it is layout."""
        return " ".join(self.raw(node).split())

    def _note_losses(self, said: Said, node: Node, pictures: bool) -> None:
        if said.media:
            self.draft.note(_("A sound, a film or something to play was left out."))
        for address, words in said.pictures:
            try:
                self._picture(address, words, node, pictures and not self.draft.picture)
            except NotCarried as reason:
                self.draft.note(str(reason))

    def _picture(self, address: str, words: str, node: Node, wanted: bool) -> None:
        name = unquote(address.removeprefix(_PLACE)) if not address.startswith("data:") else "dessin.svg"
        inline = address.removeprefix(_SVG) if address.startswith(_SVG) else ""
        found = next((file for file in node.children("file") if file.traits.get("name") == name), None)
        source = decoded(inline) if inline else decoded(found.text()) if found else b""
        if not wanted or not source or not name.lower().endswith(".svg"):
            sentence = _(
                "The picture “%(name)s” was left out: draw it as SVG, with “picture:”.", name=name[:60]
            )
            raise NotCarried(sentence)
        file = self.gathering.drawing(name, source)
        if not words:
            self.draft.note(_("Say in “description:” what the drawing shows."))
        self.draft.picture = (file, words or self.gathering.said.picture)


def decoded(text: str) -> bytes:
    """What base64 stands for, or nothing."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
