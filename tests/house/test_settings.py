"""The settings page tells what the configuration does, no more and no less."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from lms.config import PREFIX, ROOT, Settings, secret_key, settings_from

ROW = re.compile(r"^\| `(PASSERELLE_\w+)` \| (.+?) \| (.+) \|$", re.M)
PAGE = (ROOT / "docs" / "settings.md").read_text()


def written(default: object) -> str:
    """A default as the page writes it."""
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}/` in the project"
    return f"`{default}`" if default != "" else "empty"


def test_the_page_lists_every_setting_with_its_default() -> None:
    defaults = Settings()
    code = {PREFIX + field.name.upper(): written(getattr(defaults, field.name)) for field in fields(Settings)}
    assert {name: default for name, default, _what in ROW.findall(PAGE)} == code


def test_a_setting_is_read_from_its_variable() -> None:
    settings = settings_from({"PASSERELLE_IDLE_MINUTES": "20", "PASSERELLE_LANGUAGE": "en", "HOME": "/"})
    assert (settings.idle_minutes, settings.language) == (20, "en")
    assert settings_from({"DATABASE_URL": "postgresql://x"}).database == "postgresql://x"


@pytest.mark.parametrize("wrong", [{"PASSERELLE_IDLE_MINUTES": "soon"}, {"PASSERELLE_LANGAGE": "fr"}])
def test_a_wrong_setting_stops_the_start_with_a_sentence(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        settings_from(wrong)


def test_the_secret_key_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path)
    key = secret_key(settings)
    assert len(key) >= 32
    assert secret_key(settings) == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
