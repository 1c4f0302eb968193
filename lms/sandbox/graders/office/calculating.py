"""openpyxl without what it would bring along where it can: numpy and Pillow are large, and read other things.

Only what is imported here of it is used.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Modules that are not there while this lasts, unless they are loaded already."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # none: it cannot be imported
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _without("numpy", "PIL", "pandas"):
    from openpyxl import load_workbook
    from openpyxl.formula import Tokenizer
    from openpyxl.utils.datetime import to_excel
    from openpyxl.worksheet.formula import ArrayFormula

__all__ = ["ArrayFormula", "Tokenizer", "load_workbook", "to_excel"]
