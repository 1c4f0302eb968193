"""The kinds of question an author can write: one file each, listed here."""

from lms.catalogue.kinds.asked import AskedSource
from lms.catalogue.kinds.categories import CategoriesSource
from lms.catalogue.kinds.gap import GapSource
from lms.catalogue.kinds.hotspot import HotspotSource
from lms.catalogue.kinds.matching import MatchingSource
from lms.catalogue.kinds.multiple import MultipleSource
from lms.catalogue.kinds.numeric import NumericSource
from lms.catalogue.kinds.ordering import OrderingSource
from lms.catalogue.kinds.short_text import ShortTextSource
from lms.catalogue.kinds.single import SingleSource
from lms.catalogue.kinds.true_false import TrueFalseSource

KINDS: dict[str, type[AskedSource]] = {
    "single": SingleSource,
    "multiple": MultipleSource,
    "ordering": OrderingSource,
    "true-false": TrueFalseSource,
    "matching": MatchingSource,
    "gap": GapSource,
    "numeric": NumericSource,
    "short-text": ShortTextSource,
    "categories": CategoriesSource,
    "hotspot": HotspotSource,
}
