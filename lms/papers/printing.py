"""Pages of the papers: plain values and a template in, a PDF out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from lms.core.pages import render
from lms.credentials.designs import FOLDER
from lms.credentials.drawing import draw_sheets
from lms.papers.models import CONVOCATION
from lms.papers.values import Sheet


def sheets(found: Sequence[Sheet], issuer: str, day: str) -> bytes:
    """Attendance sheets, one after the other; with a page that sums them up when there are several."""
    page = render(
        "papers/print/sheets.html",
        sheets=found,
        issuer=issuer,
        issued_on=day,
        issued=date.fromisoformat(day),
        people=_sums(found),
    )
    return draw_sheets(page, _style(), issuer)


def _sums(found: Sequence[Sheet]) -> dict[str, int]:
    """Minutes by person over all these sheets, in the order of the sheets."""
    people: dict[str, int] = {}
    for sheet in found:
        for line in sheet.lines:
            people[line.name] = people.get(line.name, 0) + (line.current.minutes if line.current else 0)
    return people


def own(kind: str, facts: Mapping[str, Any], issuer: str) -> bytes:
    """A learner's letter or monthly statement."""
    evenings = [_evening(each) for each in facts["evenings"]]
    told = {**facts, "evenings": evenings, "issued": date.fromisoformat(facts["issued_on"])}
    if "since" in facts:
        told = {"in_class": facts["attended"], "at_distance": 0, "made_up": 0} | told  # papers of before
        told["since"] = date.fromisoformat(facts["since"])
    template = "convocation" if kind == CONVOCATION else "assiduity"
    return draw_sheets(render(f"papers/print/{template}.html", paper=told, issuer=issuer), _style(), issuer)


def _evening(facts: Mapping[str, Any]) -> dict[str, Any]:
    """An evening with its times as times; papers written before said nothing of where."""
    times = {name: datetime.fromisoformat(facts[name]) for name in ("starts_at", "ends_at")}
    return {"where": "class", "link": "", **facts, **times}


@cache
def _style() -> str:
    """The style of the papers."""
    return (FOLDER / "papers" / "papers.css").read_text("utf-8")
