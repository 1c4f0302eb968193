"""Reads a file of questions of another platform, whatever its format."""

from collections.abc import Mapping

from lms.catalogue.exchange.carried import Carried
from lms.catalogue.exchange.gathering import Gathering
from lms.catalogue.exchange.gift import read_gift
from lms.catalogue.exchange.moodle_xml import read_moodle
from lms.catalogue.exchange.qti import carry_item
from lms.catalogue.exchange.qti_package import older, read_package
from lms.catalogue.exchange.tree import Node, read_tree
from lms.core.errors import Refused
from lms.i18n import _

LARGEST = 8 * 1024 * 1024  # bytes
_OLD = {"assessmentItem", "assessmentTest", "questestinterop"}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_questions_of(content: bytes, language: str, present: Mapping[str, bytes] | None = None) -> Carried:
    """The questions of a GIFT, Moodle XML or QTI 3.0 file; raises Refused when it is none of them.

    `language` is that of the course: the neutral words and the typography are in it. `present` are the
    drawings of the module already: new ones take other names.
    """
    gathering = Gathering(language, present)
    if len(content) > LARGEST:
        raise Refused(_("This file is too heavy: %(most)s MB at most.", most=LARGEST // 1024 // 1024))
    if content.startswith(b"PK"):
        return read_package(content, gathering)
    if _without_mark(content).replace(b"\0", b"").lstrip().startswith(b"<"):
        return _from_tree(read_tree(content), gathering)
    return read_gift(_text(content), language)


def _without_mark(content: bytes) -> bytes:
    start = content[:200]
    return next((start[len(mark) :] for mark in _MARKS if start.startswith(mark)), start)


def _from_tree(tree: Node, gathering: Gathering) -> Carried:
    if tree.name == "quiz":
        return read_moodle(tree, gathering)
    if tree.name == "qti-assessment-item":
        carry_item(gathering, tree)
        return gathering.all()
    if tree.name in _OLD:
        raise Refused(older())
    raise Refused(
        _("This XML holds no questions we know: Moodle XML begins with <quiz>, QTI 3 with its items.")
    )


def _text(content: bytes) -> str:
    coding = "utf-16" if content.startswith(_MARKS[1:]) else "utf-8-sig"
    try:
        return content.decode(coding)
    except UnicodeDecodeError as error:
        raise Refused(_("Save the file as UTF-8: its accents cannot be read.")) from error
