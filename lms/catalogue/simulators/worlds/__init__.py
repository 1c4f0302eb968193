"""The worlds of the simulators: for each, what a scenario may write as its first state.

A world is four files of one name, and its line in WORLDS below:

- `static/simulators/NAME.js`: `Simulator.world({start, events, fr, en})`. `start(state)` adds what the state
  needs, or gives it back as it is when it is not of this world. `events` are reducers, "name.verb": pure
  functions (state, event) that give a new state and never change the old one, or, where the event is not
  legal, the name of the reason ("no-file": said by the words "why.no-file"). They look at every part of the
  event, as it may come from anybody; `Simulator.item, change, without, text` help. Words: "app.NAME" (its
  title), "did.EVENT" for each event (what the trainer reads; {name} is a part of the event or of the thing
  with its id), "why.REASON", and if it should be told "said.EVENT"; the rest is for its view.
- `static/simulators/NAME-view.js`: `Simulator.view("NAME", {icons, show(state, say)})`, made of
  `Simulator.h(tag, attributes, ...children)`; icons are lines on a grid of 24. It has no state of its own and
  hears nothing: an attribute says which event follows. `do` (pressed), `twice` (pressed twice, or Enter),
  `hold` (a finger that stays, or Enter), `menu` (the right button, or Enter), `over` (pointed at), `drag`
  with `drop` on the places (always beside a way by buttons), `write` on a field (its value comes with the
  event), `do` on a form (its fields come with it); `key` keeps an element among others, `focus` names the
  part that takes the focus when it comes, `tell` is on a part that is read out when its words are new. Each
  event is heard: the focus moves, the element says its state, or "said.EVENT" or `tell` does; a browser
  test holds it.
- `static/simulators/NAME.css`: classes inside `.sim-NAME`.
- `NAME.py` here: one class, with the names of its part of the state. Worlds of one scenario share one state
  (`files` for instance), so that names mean the same everywhere.
"""

from lms.catalogue.checking import Source
from lms.catalogue.simulators.worlds.browser import BrowserSource
from lms.catalogue.simulators.worlds.cloud import CloudSource
from lms.catalogue.simulators.worlds.desktop import DesktopSource
from lms.catalogue.simulators.worlds.files import FilesSource
from lms.catalogue.simulators.worlds.gestures import GesturesSource
from lms.catalogue.simulators.worlds.mailbox import MailboxSource
from lms.catalogue.simulators.worlds.offers import OffersSource
from lms.catalogue.simulators.worlds.passwords import PasswordsSource
from lms.catalogue.simulators.worlds.phone import PhoneSource
from lms.catalogue.simulators.worlds.portal import PortalSource
from lms.catalogue.simulators.worlds.scanner import ScannerSource
from lms.catalogue.simulators.worlds.sheet import SheetSource

WORLDS: dict[str, type[Source]] = {
    "mailbox": MailboxSource,
    "files": FilesSource,
    "cloud": CloudSource,
    "scanner": ScannerSource,
    "gestures": GesturesSource,
    "desktop": DesktopSource,
    "sheet": SheetSource,
    "portal": PortalSource,
    "offers": OffersSource,
    "browser": BrowserSource,
    "phone": PhoneSource,
    "passwords": PasswordsSource,
}
"""The state of each world, by the name of the world and of its files."""
