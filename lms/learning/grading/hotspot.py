"""Hotspot: places of a drawing, chosen by touching them or from a list."""

from lms.catalogue import questions
from lms.catalogue.questions import Spot
from lms.learning.grading.choosing import Choosing


class Hotspot(Choosing[questions.Hotspot]):
    """One place is touched, or several where several are right."""

    def parts(self, asked: questions.Hotspot) -> tuple[Spot, ...]:
        """Its spots."""
        return asked.spots

    def wanted(self, asked: questions.Hotspot) -> frozenset[str]:
        """The right spots."""
        return asked.right

    def takes_several(self, asked: questions.Hotspot) -> bool:
        """Where several are right, all are asked."""
        return len(asked.right) > 1
