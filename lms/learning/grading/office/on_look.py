"""Checks of how a document looks. Pure: facts and what is asked give what is found."""

import re
from collections import Counter

from lms.learning.grading.office.found import Asked, Check, Facts, Found
from lms.learning.grading.office.reading import at, body, is_bold, runs, written

_NEAR = 0.25  # centimetres
_PAPER = {"A3": (29.7, 42.0), "A4": (21.0, 29.7), "A5": (14.8, 21.0)}


def bold(facts: Facts, asked: Asked) -> Found:
    """A line is bold, and where asked nothing else is but headings."""
    lines = at(facts, asked["at"])
    if not lines or not any(is_bold(one) or _opens_bold(one) for one in lines):
        return Found(False, {"line": asked["at"]})
    others = [one for one in written(facts) if one not in lines and "level" not in one and is_bold(one)]
    if asked["only"] and others:
        return Found(False, {"line": others[0]["text"][:60], "too_much": True})
    return Found(True, {"line": asked["at"]})


def _opens_bold(paragraph: dict[str, object]) -> bool:
    """Whether what stands before the colon is bold: “Objet : …” may be bold in its first words alone."""
    first = next(iter(runs(paragraph)), None)
    return first is not None and bool(first[1] & 1) and ":" in str(paragraph["text"])


def aligned(facts: Facts, asked: Asked) -> Found:
    """A line is aligned by its style or button, not by spaces."""
    lines = at(facts, asked["at"])
    good = any(one["align"] == asked["to"] and not re.match(r"\s{2,}|\t", one["text"]) for one in lines)
    return Found(good, {"line": asked["at"]})


def margins(facts: Facts, asked: Asked) -> Found:
    """Margins, to a quarter of a centimetre. OpenDocument measures to the footer: either will do."""
    for side in ("left", "right", "top", "bottom"):
        wanted = asked[side]
        if wanted is not None and not any(
            abs(one - wanted) <= _NEAR for one in facts["margins"].get(side, ())
        ):
            here = facts["margins"].get(side) or [0]
            return Found(False, {"side": side, "cm": wanted, "here": here[0]})
    return Found(True)


def heading_look(facts: Facts, asked: Asked) -> Found:
    """A heading style was changed itself, so that all its lines follow."""
    style = facts["styles"].get(f"heading {asked['level']}", {"size": 0, "colour": ""})
    size = asked["size"] is None or abs(style["size"] - asked["size"]) < 0.3
    colour = asked["colour"] is None or _is(style["colour"], asked["colour"])
    return Found(size and colour, {"here": style["size"]})


def _is(colour: str, name: str) -> bool:
    if not colour or colour == "000000":
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    strongest = {"blue": blue, "red": red, "green": green}
    return name == "any" or strongest[name] == max(strongest.values()) > min(strongest.values()) + 20


def one_font(facts: Facts, _asked: Asked) -> Found:
    """One font for all but headings."""
    fonts = Counter[str]()
    for one in body(facts):
        if "level" not in one:
            for words, _, font, _, _ in runs(one):
                fonts[font] += len(words)
    usual = fonts.most_common(2)
    return Found(len(fonts) <= 1, {"here": len(fonts), "font": usual[-1][0] if len(usual) > 1 else ""})


def size(facts: Facts, asked: Asked) -> Found:
    """The letters of all but headings and titles are so large."""
    for one in written(facts):
        if "level" in one or one["style"].casefold() in ("title", "subtitle", "titre"):
            continue
        for words, _, _, points, _ in runs(one):
            if not asked["least"] <= points <= asked["most"]:
                return Found(False, {"line": words.strip()[:60], "here": f"{points:g}"})
    return Found(True)


def spacing(facts: Facts, asked: Asked) -> Found:
    """The space after each paragraph of the text."""
    lines = [
        one for one in written(facts) if one["where"] == "body" and "level" not in one and "list" not in one
    ]
    off = [one for one in lines if abs(one.get("space", [0, 0])[1] - asked["after"]) > 0.6]
    return Found(bool(lines) and len(off) * 5 <= len(lines), {"line": off[0]["text"][:60] if off else ""})


def no_double_spaces(facts: Facts, _asked: Asked) -> Found:
    """No two spaces in a row anywhere."""
    for one in body(facts):
        if re.search(r"[ \u00a0]{2,}", one["text"].strip("\n")):
            return Found(False, {"line": one["text"].strip()[:60]})
    return Found(True)


def no_empty_lines(facts: Facts, _asked: Asked) -> Found:
    """No two empty paragraphs in a row."""
    before = None
    for one in body(facts):
        if one["where"] != "body":
            before = None
            continue
        empty = not one["text"].strip() and not one.get("starts_page")
        if empty and before is True:
            return Found(False)
        before = empty
    return Found(True)


def described_images(facts: Facts, asked: Asked) -> Found:
    """Every picture says in words what it shows."""
    images = [one for part in facts.get("slides", [facts]) for one in part["images"]]
    bare = [one for one in images if len(one["alt"].strip()) < 4 and not one.get("decorative")]
    looks_like_a_file = [
        one for one in images if re.search(r"\.(png|jpe?g|gif|svg|webp)$", one["alt"], re.IGNORECASE)
    ]
    left = len(bare) + len(looks_like_a_file)
    return Found(len(images) >= asked["least"] and not left, {"left": left or asked["least"] - len(images)})


def paper(facts: Facts, asked: Asked) -> Found:
    """The size of the sheet, upright or lying."""
    wanted = sorted(_PAPER[asked["size"]])
    here = sorted(facts["paper"] or [0, 0])
    return Found(all(abs(a - b) <= _NEAR for a, b in zip(here, wanted, strict=True)))


LOOK: dict[str, Check] = {
    "bold": bold,
    "aligned": aligned,
    "margins": margins,
    "heading-look": heading_look,
    "one-font": one_font,
    "size": size,
    "spacing": spacing,
    "no-double-spaces": no_double_spaces,
    "no-empty-lines": no_empty_lines,
    "described-images": described_images,
    "paper": paper,
}
