"""The kinds of question an author can write: one file each, listed here."""

from lms.catalogue.kinds.asked import AskedSource
from lms.catalogue.kinds.multiple import MultipleSource
from lms.catalogue.kinds.ordering import OrderingSource
from lms.catalogue.kinds.single import SingleSource

KINDS: dict[str, type[AskedSource]] = {
    "single": SingleSource,
    "multiple": MultipleSource,
    "ordering": OrderingSource,
}
