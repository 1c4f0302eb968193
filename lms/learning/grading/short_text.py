"""Short text: a few words, compared kindly."""

from markupsafe import Markup, escape

from lms.catalogue.questions import Near, ShortText
from lms.learning.grading.comparing import as_written, nearly_same, same, unless_same
from lms.learning.grading.kind import Remark
from lms.learning.grading.typing_in import TypingIn


class Wording(TypingIn[ShortText]):
    """A slip is forgiven, but not into a word the author knows to be another."""

    def is_right(self, asked: ShortText, text: str) -> bool:
        """The same words; or nearly, unless they are just what a near answer says."""
        if same(text, asked.answers):
            return True
        other = same(text, (near.text for near in asked.near))
        return not other and nearly_same(text, asked.answers)

    def praise(self, asked: ShortText, words: Markup) -> Remark:
        """The words as they should be written, beside those that were typed."""
        typed = words.unescape()
        written = as_written(typed, asked.answers)
        return Remark("good", escape(written), given=unless_same(typed, written))

    def is_near(self, _asked: ShortText, text: str, near: Near) -> bool:
        """Nearly the same words."""
        return nearly_same(text, (near.text,))

    def right(self, asked: ShortText) -> tuple[str, ...]:
        """The first answer the author wrote."""
        return asked.answers[:1]
