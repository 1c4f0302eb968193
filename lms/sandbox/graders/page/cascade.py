"""A small cascade: which declaration of a property wins for an element, and what it inherits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2
from cssselect import SelectorError, parse

from lms.sandbox.graders.page.media import applies
from lms.sandbox.graders.page.shorthands import longhands
from lms.sandbox.graders.page.tree import Element

Rank = tuple[bool, tuple[int, int, int, int], int]
"""Important, specificity (the style attribute first), order."""
INHERITED = set(
    """
    color cursor direction font font-family font-size font-style font-variant font-weight letter-spacing
    line-height list-style list-style-image list-style-position list-style-type overflow-wrap quotes
    text-align text-indent text-transform visibility white-space word-break word-spacing
    """.split()  # noqa: SIM905  # forty words in quotes read worse
)
RULES = 2000


@dataclass(frozen=True, slots=True)
class Declared:
    """One value of one property, and how strong it is."""

    value: str
    rank: Rank


class Cascade:
    """The styles of a page: asked one property at a time."""

    def __init__(self, page: Element, found: Callable[[Element, str], list[Element]]) -> None:
        self.declared: dict[Element, dict[str, Declared]] = {}
        self.found = found
        self.page = page
        self.order = 0
        for sheet in page.iter("style"):
            if applies(sheet.get("media", "all")):
                rules = tinycss2.parse_stylesheet(sheet.text or "", skip_comments=True, skip_whitespace=True)
                self._read(rules)
        for element in page.iter():
            if element.get("style"):
                self._declare([(element, (1, 0, 0, 0))], tinycss2.parse_blocks_contents(element.get("style")))

    def value(self, element: Element, name: str) -> str | None:
        """What the page declares for `name`; of custom properties too, whose references are followed."""
        value = self._value(element, name.lower())
        return None if value is None else self._with_variables(element, value, 8)

    def _value(self, element: Element | None, name: str) -> str | None:
        while element is not None:
            declared = self.declared.get(element, {}).get(name)
            if declared is not None and declared.value.lower() != "inherit":
                return declared.value
            if declared is None and name not in INHERITED and not name.startswith("--"):
                return None
            element = element.getparent()
        return None

    def _with_variables(self, element: Element, value: str, left: int) -> str:
        if "var(" not in value or not left or len(value) > 1000:
            return value
        parts = []
        for token in tinycss2.parse_component_value_list(value):
            if token.type == "function" and token.lower_name == "var":
                name, _, otherwise = tinycss2.serialize(token.arguments).partition(",")
                parts.append(self._value(element, name.strip()) or otherwise.strip())
            else:
                parts.append(token.serialize())
        return self._with_variables(element, "".join(parts), left - 1)

    def _read(self, rules: list[Any]) -> None:
        for rule in rules:
            if rule.type == "at-rule" and rule.content is not None:
                asked = tinycss2.serialize(rule.prelude).strip()
                if rule.lower_at_keyword in ("layer", "supports") or (
                    rule.lower_at_keyword == "media" and applies(asked)
                ):
                    self._read(
                        tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                    )
            elif rule.type == "qualified-rule" and self.order < RULES:
                self._declare(list(self._chosen(rule)), tinycss2.parse_blocks_contents(rule.content))

    def _chosen(self, rule: Any) -> Iterator[tuple[Element, tuple[int, int, int, int]]]:
        """The elements a rule is for, each with the specificity of the selector that found it."""
        try:
            selectors = parse(tinycss2.serialize(rule.prelude).strip())
        except SelectorError:
            return  # as a browser: a selector it does not know drops the rule
        for selector in selectors:
            if selector.pseudo_element is None:
                try:
                    elements = self.found(self.page, selector.canonical())
                except SelectorError:
                    continue
                for element in elements:
                    yield element, (0, *selector.specificity())

    def _declare(self, chosen: list[tuple[Element, tuple[int, int, int, int]]], content: list[Any]) -> None:
        self.order += 1
        for declaration in content:
            if declaration.type != "declaration":
                continue
            pairs = list(longhands(declaration.lower_name, tinycss2.serialize(declaration.value).strip()))
            for element, specificity in chosen:
                rank = (declaration.important, specificity, self.order)
                held = self.declared.setdefault(element, {})
                for name, value in pairs:
                    if name not in held or held[name].rank <= rank:
                        held[name] = Declared(value, rank)
