"""True or false: a single choice between two answers that keep their order."""

from random import Random

from lms.catalogue.values import SingleChoice
from lms.learning.grading.single import Single


class TrueFalse(Single):
    """People look for "true" before "not true"."""

    def shuffled(self, asked: SingleChoice, _chance: Random) -> list[str]:
        """As they are."""
        return [part.id for part in self.parts(asked)]
