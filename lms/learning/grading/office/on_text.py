"""Checks of what a document says and how it is built. Pure: facts and what is asked give what is found."""

import re
from collections import Counter
from typing import Any

from lms.learning.grading.office.found import Asked, Check, Facts, Found
from lms.learning.grading.office.reading import (
    at,
    body,
    missing,
    same,
    whole_text,
    word_count,
    written,
)

_A_PAGE = 550  # words, when the application did not count the pages


def heading(facts: Facts, asked: Asked) -> Found:
    """Lines have the heading style of a level: those named, or so many."""
    have = [one for one in written(facts) if one.get("level") == asked["level"]]
    values: dict[str, Any] = {
        "here": len(have),
        "wanted": asked["count"] or max(asked["least"], len(asked["at"])),
    }
    for words in asked["at"]:
        if not any(one.get("level") == asked["level"] for one in at(facts, words)):
            return Found(False, {**values, "line": words})
    if asked["count"]:
        return Found(len(have) == asked["count"], {**values, "line": ""})
    return Found(len(have) >= asked["least"], {**values, "line": ""})


def list_(facts: Facts, asked: Asked) -> Found:
    """Lines of a true list."""
    kinds = [one["list"] for one in written(facts) if "list" in one and "level" not in one]
    here = sum(asked["style"] in (None, kind) for kind in kinds)
    return Found(here >= asked["least"], {"here": here})


def table(facts: Facts, asked: Asked) -> Found:
    """A table with so many rows and columns, its titles in the first row."""
    best: dict[str, Any] = {"here": ""}
    for each in facts["tables"]:
        rows, columns = len(each["rows"]), max(map(len, each["rows"]), default=0)
        best = {"here": f"{rows} × {columns}"}
        first = [same(cell) for cell in each["rows"][0]] if rows else []
        if (
            (asked["rows"] is None or rows >= asked["rows"])
            and (asked["columns"] is None or columns == asked["columns"])
            and all(same(title) in first for title in asked["titles"])
        ):
            return Found(True, best)
    return Found(False, best)


def image(facts: Facts, asked: Asked) -> Found:
    """Pictures that travel in the file."""
    here = sum(not one["outside"] for one in facts["images"])
    return Found(here >= asked["least"], {"here": here})


def header(facts: Facts, asked: Asked) -> Found:
    """Words in the header."""
    absent = missing(same("\n".join(facts["headers"])), asked["words"])
    return Found(not absent, {"word": (absent or asked["words"])[0]})


def footer(facts: Facts, asked: Asked) -> Found:
    """Words in the footer."""
    absent = missing(same("\n".join(facts["footers"])), asked["words"])
    return Found(not absent, {"word": (absent or asked["words"])[0]})


def page_number(facts: Facts, asked: Asked) -> Found:
    """The field of the page number: a number that was typed is none."""
    wanted = {asked["place"]} if asked["place"] else {"header", "footer"}
    return Found(bool(wanted & set(facts["page_numbers"])))


def language(facts: Facts, asked: Asked) -> Found:
    """The language most words are marked with."""
    return Found(facts["language"][:2].lower() == asked["language"], {"here": facts["language"]})


def link(facts: Facts, asked: Asked) -> Found:
    """Links that lead somewhere."""
    good = [to for _, to in facts["links"] if to and (not asked["to"] or asked["to"] in to)]
    if not asked["to"]:
        good = [to for to in good if re.match(r"(https?|mailto|tel):|#", to)]
    return Found(len(good) >= asked["least"], {"here": len(good)})


def contents(facts: Facts, asked: Asked) -> Found:
    """An automatic table of contents that was brought up to date."""
    lines = [one for one in facts["paragraphs"] if one["where"] == "contents" and _is_entry(one)]
    return Found(facts["contents"] > 0 and len(lines) >= asked["least"], {"here": len(lines)})


def _is_entry(paragraph: dict[str, Any]) -> bool:
    style = paragraph["style"].casefold()
    return bool(paragraph["text"].strip()) and "heading" not in style and "title" not in style


def page_break(facts: Facts, asked: Asked) -> Found:
    """What should begin on a new page does; the first line of the document may be first anyway."""
    lines = written(facts)
    if asked["at"]:
        found = at(facts, asked["at"])
    else:
        found = [one for one in lines if one.get("level") == asked["level"]]
    late = [one for one in found if not one.get("starts_page") and one is not lines[0]]
    first = (late or found or [{"text": asked["at"] or ""}])[0]["text"][:60]
    return Found(bool(found) and not late, {"line": first})


def words(facts: Facts, asked: Asked) -> Found:
    """How long the text is."""
    here = sum(word_count(one["text"]) for one in body(facts))
    return Found((asked["least"] or 0) <= here <= (asked["most"] or here), {"here": here})


def pages(facts: Facts, asked: Asked) -> Found:
    """How many pages: as the application counted them, else by the words and the breaks."""
    here = facts["pages"]
    if not here:
        count = sum(word_count(one["text"]) for one in body(facts))
        here = max(1 + sum(bool(one.get("starts_page")) for one in written(facts)[1:]), -(-count // _A_PAGE))
    return Found(here <= asked["most"], {"here": here})


def contains(facts: Facts, asked: Asked) -> Found:
    """Words that must be there."""
    absent = missing(whole_text(facts), asked["words"])
    return Found(
        not absent, {"word": (absent or asked["words"])[0], "here": len(asked["words"]) - len(absent)}
    )


def avoids(facts: Facts, asked: Asked) -> Found:
    """Words that must not be there."""
    text = whole_text(facts)
    there = [one for one in asked["words"] if re.search(rf"(?<!\w){re.escape(same(one))}(?!\w)", text)]
    return Found(not there, {"word": (there or asked["words"])[0]})


def keeps(facts: Facts, asked: Asked) -> Found:
    """Sentences that were there at the start are all there still, however they are laid out."""
    text = re.sub(r"\s", "", whole_text(facts))
    gone = [one for one in asked["words"] if re.sub(r"\s", "", same(one)) not in text]
    return Found(not gone, {"word": (gone or asked["words"])[0]})


def merge_fields(facts: Facts, asked: Asked) -> Found:
    """Fields inserted from the menu."""
    have = Counter(same(name) for name in facts["fields"])
    absent = [name for name in asked["words"] if not have[same(name)]]
    return Found(not absent, {"word": (absent or asked["words"])[0]})


TEXT: dict[str, Check] = {
    "heading": heading,
    "list": list_,
    "table": table,
    "image": image,
    "header": header,
    "footer": footer,
    "page-number": page_number,
    "language": language,
    "link": link,
    "contents": contents,
    "page-break": page_break,
    "words": words,
    "pages": pages,
    "contains": contains,
    "avoids": avoids,
    "keeps": keeps,
    "merge-fields": merge_fields,
}
