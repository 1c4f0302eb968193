"""One item of QTI 3.0: what it declares, how it marks, its words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from posixpath import join, normpath

from lms.catalogue.exchange.carried import Draft, NotCarried
from lms.catalogue.exchange.cleaning import Said, from_html, from_outside, plain_from_html, tidy
from lms.catalogue.exchange.gathering import Gathering, bounded
from lms.catalogue.exchange.shaping import ALL, percent
from lms.catalogue.exchange.tree import Node
from lms.i18n import _

Fetch = Callable[[str], bytes]
"""A file of the package by its path, or nothing."""

FEEDBACK = ("qti-feedback-inline", "qti-feedback-block")
_ASIDE = (
    *FEEDBACK,
    "qti-prompt",
    "qti-rubric-block",
    "qti-template-block",
    "qti-template-inline",
    "qti-stylesheet",
)
_TEMPLATE = re.compile(r"(?:^|/)(?:CC2_)?(match_correct|map_response)(?:\.xml)?$")
_PLAIN_RULES = frozenset(
    f"qti-{name}"
    for name in (
        "response-condition",
        "response-if",
        "response-else",
        "match",
        "variable",
        "correct",
        "set-outcome-value",
        "base-value",
        "sum",
        "map-response",
        "and",
    )
)


@dataclass
class Declared:
    """What a response is compared with: the right values, or what each value earns."""

    kind: str = ""  # its base type
    right: list[str] = field(default_factory=list)
    earns: dict[str, Decimal] = field(default_factory=dict)

    def weights(self, several: bool) -> dict[str, Decimal]:
        """What each value earns, in percent of the mark."""
        if not self.earns:
            return dict.fromkeys(self.right, ALL / max(1, len(self.right)) if several else ALL)
        best = [earned for earned in self.earns.values() if earned > 0]
        whole = (sum(best) if several else max(best)) if best else ALL
        return {value: earned * 100 / whole for value, earned in self.earns.items()}


class Item:
    """One item being read."""

    def __init__(self, gathering: Gathering, node: Node, path: str, fetch: Fetch) -> None:
        self.gathering, self.node, self._path, self._fetch = gathering, node, path, fetch
        title = node.traits.get("title") or node.traits.get("identifier", "")
        self.draft = Draft(node.line, " ".join(from_outside(title).split())[:200], "", place=path)
        self.body = node.child("qti-item-body") or Node("", {}, node.line)
        self._mapped = False

    def read_marking(self) -> None:
        """See how it marks: by what is right, or by what each answer earns; say no to other rules."""
        rules = self.node.child("qti-response-processing")
        if rules is None:
            self.draft.note(_("It did not say how it is marked: we compare with the right answer."))
            return
        found = _TEMPLATE.search(rules.traits.get("template", "").strip())
        inside = {node.name for node in _inside(rules)}
        if found:
            self._mapped = found[1] == "map_response"
        elif inside and inside <= _PLAIN_RULES:
            self._mapped = "qti-map-response" in inside
            self.draft.note(_("It had marking rules of its own: check that ours suit it."))
        else:
            raise NotCarried(_("It is marked by rules of its own: write it anew in one of our kinds."))

    def declared(self, interaction: Node) -> Declared:
        """What the answer to an interaction is compared with."""
        name = interaction.traits.get("response-identifier", "")
        found = next(
            (d for d in self.node.children("qti-response-declaration") if d.traits.get("identifier") == name),
            None,
        )
        if found is None:
            raise NotCarried(_("No answer earns the whole mark: say which one is right."))
        right = [" ".join(from_outside(value.text()).split()) for value in found.all("qti-value")]
        declared = Declared(found.traits.get("base-type", ""), right[:100])
        if self._mapped:
            declared.earns = {
                from_outside(entry.traits.get("map-key", "")).strip(): percent(
                    entry.traits.get("mapped-value", "")
                )
                for entry in found.all("qti-map-entry")
            }
        return declared

    def said(self, node: Node, swap: Mapping[int, str] | None = None, links: bool = True) -> str:
        """The words of a part as we write them, without what stands aside."""
        aside = {id(part): " " for part in node.all(*_ASIDE)}
        said = from_html(bounded(tidy(node.html({**aside, **(swap or {})}))), links)
        self._note_losses(said)
        return said.text

    def marked(self, swap: Mapping[int, str]) -> str:
        """The words of the body, with marks put in by `swap`."""
        return self.said(self.body, swap, links=False)

    def plain(self, node: Node) -> str:
        """The bare words of a part."""
        return plain_from_html(
            bounded(from_outside(node.html({id(part): " " for part in node.all(*_ASIDE)})))
        )

    def feedback(self, node: Node) -> str:
        """What is said to whoever chose a part."""
        return "\n".join(filter(None, (self.said(found) for found in node.all(*FEEDBACK))))

    def read_words(self, interaction: Node) -> None:
        """The prompt, from around and inside the interaction."""
        around = self.said(self.body, {id(interaction): " "})
        prompts = [self.said(prompt) for prompt in interaction.all("qti-prompt")]
        self.draft.prompt = "\n".join(filter(None, (around, *prompts)))

    def read_end(self) -> None:
        """The explanation: what it says after any answer."""
        said = [self.said(found) for found in self.node.children("qti-modal-feedback")]
        self.draft.explanation = "\n".join(dict.fromkeys(filter(None, said)))

    def picture(self, address: str, words: str) -> None:
        """Keep a drawing of the package beside the question."""
        path = normpath(join(self._path.rpartition("/")[0], address))
        if not address.lower().endswith(".svg") or path.startswith(("../", "/")) or self.draft.picture:
            self.draft.note(
                _("The picture “%(name)s” was left out: draw it as SVG, with “picture:”.", name=address[:60])
            )
            return
        file = self.gathering.drawing(path.rpartition("/")[2], self._fetch(path))
        if not words:
            self.draft.note(_("Say in “description:” what the drawing shows."))
        self.draft.picture = (file, words or self.gathering.said.picture)

    def _note_losses(self, said: Said) -> None:
        if said.media:
            self.draft.note(_("A sound, a film or something to play was left out."))
        for address, words in said.pictures:
            try:
                self.picture(address, words)
            except NotCarried as reason:
                self.draft.note(str(reason))


def _inside(node: Node) -> list[Node]:
    found = list(node.children())
    for part in found:
        found.extend(part.children())
    return found
