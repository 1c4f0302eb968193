"""How an operation says no: with a sentence a person can act on."""


class Refused(Exception):
    """An operation that will not be done, and why, in words for the person who asked.

    `field` names the form field the sentence belongs to, where there is one.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
