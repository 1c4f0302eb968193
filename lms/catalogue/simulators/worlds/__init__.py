"""The worlds of the simulators: for each, what a scenario may write as its first state.

A world is four files of one name: `static/simulators/NAME.js` (reducers and words), `NAME-view.js` (how it
looks, its icons), `NAME.css`, and NAME.py here: one class whose names are those of its part of the state.
"""

from lms.catalogue.checking import Source
from lms.catalogue.simulators.worlds.files import FilesSource
from lms.catalogue.simulators.worlds.mailbox import MailboxSource

WORLDS: dict[str, type[Source]] = {
    "mailbox": MailboxSource,
    "files": FilesSource,
}
"""The state of each world, by the name of the world and of its files."""

KINDS: dict[str, tuple[str, ...]] = {
    "mail": ("mailbox",),
    "files": ("files",),
    "touch": ("gestures",),
    "portal": ("portal",),
    "phone": ("phone",),
    "browser": ("browser",),
    "passwords": ("passwords",),
}
"""The worlds of each kind of exercise, where its scenario names no others."""
