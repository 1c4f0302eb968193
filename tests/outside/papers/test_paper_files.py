"""The papers as real PDFs: archival and accessible, and as many pages as a person wants to sign on."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from flask import Flask

from lms.i18n import words
from lms.papers import printing
from lms.papers.values import Ink, Mark, Sheet, SheetLine, TrainerInk
from tests.outside.credentials import verapdf
from tests.scheduling.evidence.signing import DRAWN

START = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
NAMES = [("Amina Yusufzai", "آمنه یوسفزی"), ("Bảo Nguyễn", ""), ("Tekle Gebremedhin", "ተክለ ገብረመድህን")]
LETTER = {
    "holder": "Amina Yusufzai",
    "native_name": "آمنه یوسفزی",
    "employer": "",
    "course": "DigitAll débutant",
    "cohort": "Mardi et jeudi",
    "site": "Antenne des Lilas",
    "site_city": "Lilas-sur-Seine",
    "address": "12 rue des Lilas",
    "phone": "01 00 00 00 00",
    "zone": "Europe/Paris",
    "issued_on": "2026-11-24",
    "provider": "Association Passerelle",
    "registration": "",
    "signatory": "",
    "signatory_title": "Antenne des Lilas",
    "trainers": ["Claire"],
    "minutes": 2400,
    "since": "2026-11-01",
    "planned": 2400,
    "attended": 2280,
    "in_class": 2040,
    "at_distance": 120,
    "made_up": 120,
    "distance": 45,
    "evenings": [
        {
            "starts_at": (START + timedelta(days=7 * week)).isoformat(),
            "ends_at": (START + timedelta(days=7 * week, hours=2)).isoformat(),
            "room": "Salle 2",
            "step_free": True,
            "directions": "Bus 12, arrêt Mairie",
            "status": "present",
            "minutes": 120,
            "way": "signed",
        }
        for week in range(20)
    ],
}


def sheet(people: int, marked: bool = True) -> Sheet:
    """An evening: a third signed, a third attested and corrected, a third with room for ink."""
    ink = Ink(START, "tablet", DRAWN["drawn"])
    seen = Mark("present", 120, "attested", "Claire", START, "Arrivée tard")
    before = Mark("absent", 0, "attested", "Claire", START, "")
    marks = ((Mark("present", 120, "signed", "", START, ""),), (seen, before), ())
    return Sheet(
        session_id=12,
        code="12-KP",
        zone="Europe/Paris",
        starts_at=START,
        ends_at=START + timedelta(hours=2),
        day=date(2026, 11, 24),
        minutes=120,
        course="DigitAll débutant",
        cohort="Mardi et jeudi",
        place="Salle 2, Antenne des Lilas",
        trainers=("Claire",),
        cancelled=None,
        version=3 if marked else 0,
        digest="8f3a" * 16,
        broken_at=None,
        scans=1,
        lines=tuple(
            SheetLine(
                *NAMES[each % 3], marks[each % 3] if marked else (), ink if marked and each % 3 == 0 else None
            )
            for each in range(people)
        ),
        signed=(TrainerInk("Claire", ink),) if marked else (),
    )


@pytest.mark.parametrize(("people", "pages"), [(12, 1), (40, 3)])
@pytest.mark.parametrize("marked", [True, False])
def test_a_sheet_conforms_and_has_few_pages(app: Flask, people: int, pages: int, marked: bool) -> None:
    with app.app_context():
        words.use("fr")
        pdf = printing.sheets([sheet(people, marked)], "Association Passerelle", "2026-11-24")
        assert pdf == printing.sheets([sheet(people, marked)], "Association Passerelle", "2026-11-24")
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        assert len(document) <= pages
    assert verapdf.findings(pdf, verapdf.ARCHIVAL) + verapdf.findings(pdf, verapdf.ACCESSIBLE) == []


@pytest.mark.parametrize("kind", ["convocation", "assiduity"])
def test_letters_and_statements_conform(app: Flask, kind: str) -> None:
    with app.app_context():
        words.use("fr")
        pdf = printing.own(kind, LETTER, "Association Passerelle")
    assert verapdf.findings(pdf, verapdf.ARCHIVAL) + verapdf.findings(pdf, verapdf.ACCESSIBLE) == []


def test_several_sheets_conform_with_their_sums(app: Flask) -> None:
    with app.app_context():
        words.use("fr")
        pdf = printing.sheets([sheet(12), sheet(5, marked=False)], "Association Passerelle", "2026-11-24")
    assert verapdf.findings(pdf, verapdf.ARCHIVAL) + verapdf.findings(pdf, verapdf.ACCESSIBLE) == []
