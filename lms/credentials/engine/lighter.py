"""Leaves out of memory, until they are asked for, two parts of fontTools that WeasyPrint loads.

They are for fonts that vary and for machines without HarfBuzz: 15 MB that our fonts never need.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

PARTS = ("fontTools.subset", "fontTools.varLib.instancer")


class Later(ModuleType):
    """Stands in for a module of functions and classes, and loads it when one is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


@contextmanager
def loaded_lightly() -> Iterator[None]:
    """Whatever is imported within takes stand-ins for these parts; whatever is imported after, the parts."""
    stand_ins = {name: Later(name) for name in PARTS if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
