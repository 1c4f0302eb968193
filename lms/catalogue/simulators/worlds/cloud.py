"""The practice cloud: which folder it is, whether one signs in, whether another device sees it too."""

from pydantic import model_validator

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Id, SharesFiles


class DriveSource(Source):
    """The cloud: a folder of `files` with `cloud: true`."""

    folder: Id
    password: Text | None = None
    two: bool = False  # a second device


class CloudSource(SharesFiles):
    """The cloud as it is at the beginning."""

    cloud: DriveSource

    @model_validator(mode="after")
    def has_its_folder(self) -> "CloudSource":
        """The cloud is one of the folders."""
        if not any(file.id == self.cloud.folder and file.cloud and file.folder for file in self.files):
            raise ValueError("Write the folder of the cloud in “files:”, with folder: true and cloud: true.")
        return self
