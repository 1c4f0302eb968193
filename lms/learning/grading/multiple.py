"""Multiple choice: each right option adds, each wrong one takes away."""

from lms.catalogue.values import MultipleChoice, Option
from lms.learning.grading.choosing import Choosing


class Multiple(Choosing[MultipleChoice]):
    """One option or more are chosen."""

    def parts(self, asked: MultipleChoice) -> tuple[Option, ...]:
        """Its options."""
        return asked.options

    def wanted(self, asked: MultipleChoice) -> frozenset[str]:
        """The right options."""
        return asked.right

    def takes_several(self, _asked: MultipleChoice) -> bool:
        """As many as one likes."""
        return True
