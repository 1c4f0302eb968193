"""The exam of a cohort laid out in lines: who sits now, who has which marks, and the same as a file."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.catalogue.exam import Exam
from lms.core import spreadsheets
from lms.i18n import _
from lms.i18n.formats import local_day, number
from lms.learning.exams.queries import Candidate, answered_in
from lms.learning.exams.values import Summary


@dataclass(frozen=True, slots=True)
class SittingNow:
    """Somebody who sits now: how far, and how much time is left."""

    name: str
    sitting: Summary
    answered: int
    minutes_left: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One sitting of somebody, as a line of the table of marks."""

    name: str
    sitting: Summary
    state: str

    def mark_in(self, area: str) -> int | None:
        """The percentage in an area, once recorded; none for an area this sitting did not have."""
        ended = self.sitting.ended
        found = next((each for each in ended.outcome.areas if each.area == area), None) if ended else None
        return found.mark if found else None


def sitting_now(candidates: Sequence[Candidate], at: datetime) -> list[SittingNow]:
    """Those whose time runs or stands still; one statement."""
    found = [
        (each.name, sitting) for each in candidates for sitting in each.sittings if sitting.under_way(at)
    ]
    answered = answered_in([sitting.id for _name, sitting in found])
    return [
        SittingNow(
            name,
            sitting,
            answered.get(sitting.id, 0),
            math.ceil(sitting.clock.left(at).total_seconds() / 60),
            sitting.clock.stopped,
        )
        for name, sitting in found
    ]


def lines(candidates: Sequence[Candidate], at: datetime) -> list[Line]:
    """Every sitting that is not under way, by name."""
    return [
        Line(candidate.name, sitting, sitting.state(at))
        for candidate in candidates
        for sitting in candidate.sittings
        if not sitting.under_way(at)
    ]


def areas(candidates: Sequence[Candidate], exam: Exam | None) -> dict[str, str]:
    """The areas to show: those of the exam today, then those only earlier sittings had."""
    found = {area.id: area.title for area in exam.areas} if exam else {}
    for candidate in candidates:
        for sitting in candidate.sittings:
            found = found | {area: title for area, title in sitting.titles.items() if area not in found}
    return found


def means(candidates: Sequence[Candidate]) -> dict[str, int]:
    """The mark of the cohort in each area, in percent: points over questions, of all sittings that count."""
    earned: dict[str, float] = {}
    asked: dict[str, int] = {}
    for candidate in candidates:
        for sitting in candidate.sittings:
            if sitting.ended and sitting.cancelled_because is None:
                for each in sitting.ended.outcome.areas:
                    earned[each.area] = earned.get(each.area, 0) + each.earned
                    asked[each.area] = asked.get(each.area, 0) + each.asked
    return {area: math.floor(100 * earned[area] / of) for area, of in asked.items() if of}


def spreadsheet(candidates: Sequence[Candidate], exam: Exam | None, at: datetime, zone: str) -> str:
    """The table of marks as a file: one line a sitting, cancelled ones too."""
    titles = areas(candidates, exam)
    headings = [_("Name"), _("Attempt"), _("Day"), _("Watched over by"), _("State"), _("Mark out of 100")]
    found = [_cells(line, titles, zone) for line in lines(candidates, at)]
    return spreadsheets.spreadsheet([[*headings, *titles.values()], *found])


def _cells(line: Line, titles: dict[str, str], zone: str) -> list[str]:
    sitting = line.sitting
    marks = [line.mark_in(area) for area in titles]
    return [
        line.name,
        str(sitting.number),
        local_day(sitting.clock.started_at, zone, "numeric"),
        sitting.watched_by if sitting.proctored else _("alone"),
        _("cancelled") if line.state == "cancelled" else _("ended") if sitting.ended else _("being marked"),
        number(sitting.ended.outcome.mark, 2) if sitting.ended else "",
        *("" if mark is None else str(mark) for mark in marks),
    ]
