"""Checks of presentations. Pure: facts and what is asked give what is found."""

import re

from lms.learning.grading.office.found import Asked, Check, Facts, Found
from lms.learning.grading.office.on_look import described_images
from lms.learning.grading.office.on_text import contains
from lms.learning.grading.office.reading import same, word_count


def slides(facts: Facts, asked: Asked) -> Found:
    """How many slides."""
    here = len(facts["slides"])
    return Found((asked["least"] or 0) <= here <= (asked["most"] or here), {"here": here})


def slide_titles(facts: Facts, _asked: Asked) -> Found:
    """Each slide has a title in the place of the title, and no two the same."""
    seen: set[str] = set()
    for number, slide in enumerate(facts["slides"], 1):
        title = same(slide["title"])
        if not title or title in seen:
            return Found(False, {"number": number})
        seen.add(title)
    return Found(bool(seen))


def layouts(facts: Facts, asked: Asked) -> Found:
    """How many layouts are used."""
    here = len({slide["layout"] for slide in facts["slides"] if slide["layout"]})
    return Found(here >= asked["least"], {"here": here})


def notes(facts: Facts, asked: Asked) -> Found:
    """Slides with at least a few words in their notes."""
    here = sum(word_count(slide["notes"]) >= 3 for slide in facts["slides"])
    return Found(here >= asked["least"], {"here": here})


def transition(facts: Facts, asked: Asked) -> Found:
    """Slides that come with a transition."""
    here = sum(slide["transition"] for slide in facts["slides"])
    return Found(here >= asked["least"], {"here": here})


def words_a_slide(facts: Facts, asked: Asked) -> Found:
    """Few words on each slide."""
    for number, slide in enumerate(facts["slides"], 1):
        here = word_count(slide["text"])
        if here > asked["most"]:
            return Found(False, {"number": number, "here": here})
    return Found(bool(facts["slides"]))


def image_or_number(facts: Facts, _asked: Asked) -> Found:
    """Each slide shows a picture, a chart, or a number."""
    for number, slide in enumerate(facts["slides"], 1):
        if not slide["images"] and not slide["charts"] and not re.search(r"\d", slide["text"]):
            return Found(False, {"number": number})
    return Found(bool(facts["slides"]))


SLIDES: dict[str, Check] = {
    "slides": slides,
    "slide-titles": slide_titles,
    "layouts": layouts,
    "notes": notes,
    "transition": transition,
    "described-images": described_images,
    "words-a-slide": words_a_slide,
    "image-or-number": image_or_number,
    "contains": contains,
}
