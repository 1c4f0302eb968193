"""The bank of the placement test is checked: each fault is told with its line."""

from pathlib import Path

import pytest

from lms.catalogue.keeping import restore, write_down
from lms.catalogue.reading import Reading, read
from lms.catalogue.values import PlacementBank
from lms.config import ROOT

WRITTEN = (ROOT / "courses/_placement/placement.yaml").read_text()


def reading(folder: Path, text: str) -> Reading:
    """What comes of reading a bank with these words, beside the drawings of ours."""
    own = folder / "_placement"
    own.mkdir()
    for drawing in (ROOT / "courses/_placement").glob("*.svg"):
        (own / drawing.name).write_bytes(drawing.read_bytes())
    (own / "placement.yaml").write_text(text)
    return read(folder)


def bank(folder: Path) -> PlacementBank:
    """Our own bank."""
    found = reading(folder, WRITTEN).catalogue.placement
    assert found is not None
    return found


def test_our_bank_has_no_fault_and_needs_no_advice(tmp_path: Path) -> None:
    found = reading(tmp_path, WRITTEN)
    assert (found.faults, found.advice) == ((), ())
    assert restore(write_down(found.catalogue)) == found.catalogue


def test_half_of_our_bank_is_practical_and_shows_a_drawing(tmp_path: Path) -> None:
    items = bank(tmp_path).items
    practical = [item for item in items if item.practical]
    assert len(items) >= 48
    assert 2 * len(practical) >= len(items)
    assert all(item.question.picture for item in practical)
    assert len({item.question.prompt_html for item in items}) == len(items)


def test_a_folder_of_courses_may_have_no_placement_test(tmp_path: Path) -> None:
    assert read(tmp_path).catalogue.placement is None


def test_the_version_follows_what_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    changed = reading(tmp_path / "b", WRITTEN.replace("Où appuyez-vous ?", "Où appuyez-vous donc ?", 1))
    assert changed.catalogue.placement is not None
    assert bank(tmp_path / "a").version != changed.catalogue.placement.version


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("difficulty: -2.7", "difficulty: 2.7", "Write a difficulty from -3.5 to -1.5 for the level C01"),
        ("level: C01", "level: C07", "for “level”"),
        ("discrimination: 1.5", "discrimination: 9", "Write at most 3.0 for “discrimination”"),
        ("practical: true", "practical: peut-être", "Write “true” or “false” for “practical”"),
        ("domain: telephone", "domaine: telephone", "Did you mean “domain”"),
        ("kind: single", "kind: unique", "Write “kind:” as one of"),
        ("file: telephone.svg", "file: perdu.svg", "Put the drawing “perdu.svg” beside this file"),
        ("id: eteindre-ecran", "id: son-plus-fort", "Change this id"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    line = 1 + WRITTEN[: WRITTEN.index(old)].count("\n")
    faults = [str(fault) for fault in reading(tmp_path, WRITTEN.replace(old, new, 1)).faults]
    assert any(f"placement.yaml:{line}: " in fault and said in fault for fault in faults), faults


def test_cuts_rise_and_a_bank_is_large_enough(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    mixed = reading(tmp_path / "a", WRITTEN.replace("[-1.5, 0, 1.5]", "[0, -1.5, 1.5]"))
    assert "lowest to the highest" in str(mixed.faults[0])
    cut = WRITTEN[: WRITTEN.index("  - level: C03")]
    faults = "\n".join(map(str, reading(tmp_path / "b", cut).faults))
    assert "at least 48 are needed" in faults
    assert "Write at least 5 practical items of level C03: there are 0." in faults
