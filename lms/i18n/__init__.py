"""Words and formats: choice of language, catalogues, dates and numbers as people write them."""

from lms.i18n.words import _, lazy, ngettext

__all__ = ["_", "lazy", "ngettext"]
