"""Single choice: one option is right, all of it or nothing."""

from lms.catalogue.values import Option, SingleChoice
from lms.learning.grading.choosing import Choosing


class Single(Choosing[SingleChoice]):
    """One option is chosen."""

    def parts(self, asked: SingleChoice) -> tuple[Option, ...]:
        """Its options."""
        return asked.options

    def wanted(self, asked: SingleChoice) -> frozenset[str]:
        """The right option."""
        return frozenset((asked.right,))

    def takes_several(self, _asked: SingleChoice) -> bool:
        """One only."""
        return False
