"""The practice scanner: the papers on the table."""

from typing import Annotated

from pydantic import Field

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Id, SharesFiles


class PaperSource(Source):
    """A paper to scan, and what one side of it weighs in colour."""

    id: Id
    says: Text
    size: Annotated[int, Field(gt=0, le=20_000)]  # kilobytes


class ScannerSource(SharesFiles):
    """The papers; what is scanned arrives in `downloads`."""

    papers: Annotated[tuple[PaperSource, ...], Field(min_length=1, max_length=6)]
    downloads: Id
