"""Catalogues: what translators typed, as readers get it."""

from gettext import GNUTranslations
from pathlib import Path

from lms.i18n import catalogues

TYPED = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Ready?"
msgstr "C'est prêt ?"

msgid "one"
msgid_plural "many"
msgstr[0] "Une soirée : lundi"
msgstr[1] "« Lundi »"
"""


def test_french_is_shown_with_its_own_spaces_and_apostrophes_however_it_was_typed(tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text(TYPED)
    catalogues.compile_all(tmp_path)
    with (tmp_path / "fr.mo").open("rb") as file:
        words = GNUTranslations(file)
    assert words.gettext("Ready?") == "C’est prêt\u202f?"
    assert words.ngettext("one", "many", 1) == "Une soirée\u00a0: lundi"
    assert words.ngettext("one", "many", 5) == "«\u00a0Lundi\u00a0»"
