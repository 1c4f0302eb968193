"""Reads .pptx and .odp into facts: what each slide says and shows. Runs in the child."""

from typing import Any

from lms.sandbox.graders.office.odf_styles import read_styles
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.tree import Element, attribute, child, children, local, within

MOST_SLIDES = 200
LONGEST = 4_000  # signs kept of one slide
_TITLES = ("title", "ctrTitle")


def read_deck(package: Package) -> dict[str, Any]:
    """The facts of a presentation."""
    slides = _pptx(package) if package.format == "pptx" else _odp(package)
    return {"slides": slides[:MOST_SLIDES], "cut": len(slides) > MOST_SLIDES}


def _pptx(package: Package) -> list[dict[str, Any]]:
    place = "ppt/presentation.xml"
    relations = package.relations(place)
    ids = child(package.tree(place), "sldIdLst")
    wanted = [_relation_id(each) for each in children(ids, "sldId")][: MOST_SLIDES + 1]
    return [_pptx_slide(package, relations[one][1]) for one in wanted if one in relations]


def _relation_id(element: Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.endswith("relationships}id")), "")


def _pptx_slide(package: Package, part: str) -> dict[str, Any]:
    root, relations = package.tree(part), package.relations(part)
    made: dict[str, Any] = {"title": "", "text": "", "notes": "", "images": [], "layout": "", "shapes": 0}
    texts = []
    for shape in within(root, "sp"):
        words = _paragraphs(shape)
        kind = next(within(child(shape, "nvSpPr", "nvPr"), "ph"), None)
        if kind is not None and attribute(kind, "type") in _TITLES:
            made["title"] = made["title"] or words
        if kind is None or attribute(kind, "type") not in ("dt", "ftr", "sldNum"):
            texts.append(words)
    texts += [_paragraphs(frame) for frame in within(root, "graphicFrame")]
    for picture in within(root, "pic"):
        named = child(picture, "nvPicPr", "cNvPr")
        words = attribute(named, "descr") if named is not None else ""
        marked = next(within(named, "decorative"), None)
        outside = any(attribute(blip, "link") for blip in within(picture, "blip"))
        made["images"].append({"alt": words[:300], "decorative": marked is not None, "outside": outside})
    made["text"] = "\n".join(text for text in texts if text)[:LONGEST]
    made["charts"] = sum(1 for _ in within(root, "chart"))
    made["transition"] = any(len(each) for each in within(root, "transition"))  # LibreOffice writes bare ones
    for kind_name, target, outside in relations.values():
        if outside:
            continue
        if kind_name == "slideLayout" and (layout := package.tree_if_there(target)) is not None:
            made["layout"] = attribute(layout, "type") or attribute(child(layout, "cSld"), "name")
        if kind_name == "notesSlide" and (notes := package.tree_if_there(target)) is not None:
            made["notes"] = _notes(notes)[:LONGEST]
    return made


def _notes(root: Element) -> str:
    found = []
    for shape in within(root, "sp"):
        kind = next(within(child(shape, "nvSpPr", "nvPr"), "ph"), None)
        if kind is not None and attribute(kind, "type") == "body":
            found.append(_paragraphs(shape))
    return "\n".join(found)


def _paragraphs(element: Element) -> str:
    """The words of a shape, a line for each paragraph."""
    lines = ["".join(text.text or "" for text in within(each, "t")) for each in within(element, "p")]
    return "\n".join(line for line in lines if line.strip())


def _odp(package: Package) -> list[dict[str, Any]]:
    styles = read_styles(package)
    body = child(package.tree("content.xml"), "body", "presentation")
    slides = []
    for page in list(children(body, "page"))[: MOST_SLIDES + 1]:
        made: dict[str, Any] = {"title": "", "text": "", "notes": "", "images": [], "charts": 0, "shapes": 0}
        texts: list[str] = []
        for each in page:
            if local(each) == "notes":
                made["notes"] = "\n".join(
                    _odf_words(frame)
                    for frame in children(each, "frame")
                    if attribute(frame, "class") == "notes"
                )[:LONGEST]
            else:
                _odp_shape(each, made, texts)
        made["text"] = "\n".join(text for text in texts if text)[:LONGEST]
        layout = attribute(page, "presentation-page-layout-name")  # AL1T11: the kind of layout is after the T
        made["layout"] = layout.rpartition("T")[2] or ("title" if made["title"] else "")
        name = attribute(page, "style-name")
        made["transition"] = any(
            styles.value("drawing-page", name, "drawing-page", one) not in ("", "none", "manual", "0")
            for one in ("transition-style", "type")
        )
        slides.append(made)
    return slides


def _odp_shape(each: Element, made: dict[str, Any], texts: list[str]) -> None:
    for frame in within(each, "frame", "custom-shape", "rect", "ellipse"):
        image, table = child(frame, "image"), child(frame, "object")
        words = _odf_words(frame)
        if attribute(frame, "class") == "title":
            made["title"] = made["title"] or words
        if table is not None:
            made["charts"] += 1
        elif image is not None and attribute(frame, "class") not in ("title", "outline", "subtitle"):
            parts = (child(frame, "title"), child(frame, "desc"))
            alt = " ".join(part.text or "" for part in parts if part is not None).strip()
            marked = attribute(frame, "decorative") == "true"
            outside = "://" in attribute(image, "href")
            made["images"].append({"alt": alt[:300], "decorative": marked, "outside": outside})
        if attribute(frame, "class") not in ("date-time", "footer", "page-number"):
            texts.append(words)


def _odf_words(element: Element) -> str:
    """The words of a shape, a line for each paragraph."""
    return "\n".join(line for each in within(element, "p", "h") if (line := "".join(each.itertext()).strip()))
