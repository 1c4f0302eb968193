"""What several worlds have in their state: files and folders, and who one is."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lms.catalogue.checking import Source, Text

Id = Annotated[str, StringConstraints(pattern=r"^\$[a-z][a-z0-9-]*$", max_length=40)]
"""The id of a thing: another one is drawn for each attempt, so that no log serves twice."""
Address = Annotated[str, StringConstraints(min_length=3, max_length=120)]


class AnswerSource(Source):
    """What the other person says once a file is shared with them, and what they make of its text."""

    says: Text
    text: Text | None = None


class AnswersSource(Source):
    """By what they may do."""

    view: AnswerSource | None = None
    edit: AnswerSource | None = None


class FileSource(Source):
    """A file, or a folder; without `in` it is one of the places everything else is in."""

    id: Id
    name: Text
    folder: bool = False
    in_: Annotated[Id | None, Field(alias="in")] = None
    text: Text | None = None  # what one reads in it when it is open
    size: int | None = None  # kilobytes
    date: Text | None = None
    binned: bool = False
    cloud: bool = False  # the folder of the cloud
    answers: AnswersSource | None = None


class PersonSource(Source):
    """Who one is for the exercise."""

    name: Text
    address: Address


class SharesFiles(Source):
    """The files, for every world that shows some."""

    files: Annotated[tuple[FileSource, ...], Field(max_length=60)] = ()
    downloads: Id | None = None  # the folder where downloads arrive
