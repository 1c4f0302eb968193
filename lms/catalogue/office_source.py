"""What every check of an office document has, and the words its parts are made of."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lms.catalogue.checking import Source, Text

Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Many = Annotated[int, Field(ge=1, le=1000)]
Level = Annotated[int, Field(ge=1, le=6)]
Length = Annotated[float, Field(ge=0, le=100)]
Cells = Annotated[
    str,
    StringConstraints(
        pattern=r"^([\p{L}\d_. ]+!)?\$?[A-Z]{1,2}\$?\d{1,5}(:\$?[A-Z]{1,2}\$?\d{1,5})?$", max_length=80
    ),
]
Function = Annotated[str, StringConstraints(pattern=r"^[\p{Lu}.]+$", max_length=30)]


class CheckSource(Source):
    """What every check has."""

    check: Text
    says: str = ""
