"""The practice file manager: places, folders, files."""

from lms.catalogue.simulators.worlds.shared import Id, SharesFiles


class FilesSource(SharesFiles):
    """The file manager as it is at the beginning."""

    folder: Id | None = None  # the folder that is open; without it, the places
