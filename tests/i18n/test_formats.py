"""Lengths of time as each reader writes them."""

from contextvars import copy_context

import pytest

from lms.i18n import formats, words

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("code", "minutes", "said"),
    [
        ("fr", 120, "2 h"),
        ("fr", 65, "1 h 05"),
        ("en", 0, "0 h"),
        ("ar", 0, "0 ساعة"),
        ("ar", 45, "45 دقيقة"),
        ("ar", 60, "ساعة"),
        ("ar", 90, "ساعة و30 دقيقة"),
        ("ar", 120, "ساعتان"),
        ("ar", 1200, "20 ساعة"),
    ],
)
def test_hours_are_said_as_the_reader_says_them(code: str, minutes: int, said: str) -> None:
    reader = copy_context()
    reader.run(words.use, code)
    assert reader.run(formats.hours, minutes).replace(NO_BREAK, " ") == said
