"""What a learner's program prints: so much and no more."""

from lms.sandbox.graders import TooMuchOutput


class Paper:
    """Gathers what is printed; `left` characters may still come."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.parts: list[str] = []

    def write(self, text: str) -> int:
        """Add `text`, or raise TooMuchOutput."""
        self.left -= len(text)
        if self.left < 0:
            raise TooMuchOutput
        self.parts.append(text)
        return len(text)

    def written(self) -> str:
        """Everything."""
        return "".join(self.parts)
