"""The style sheets keep their promises: contrast in both schemes, both directions, no tiny text."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "static").rglob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

TEXT = [  # ink, ground: 4.5 to 1
    *[
        (ink, ground)
        for ink in ("ink", "ink-soft", "action", "stop")
        for ground in ("paper", "card", "sunk", "glow")
    ],
    ("action-ink", "action"),
    ("action-ink", "action-lit"),
    ("action", "action-soft"),
    ("ink", "action-soft"),
    ("ink-soft", "action-soft"),
    ("ink", "lamp-soft"),
    ("ink-soft", "lamp-soft"),
    ("action", "lamp-soft"),
    ("care", "lamp-soft"),
    ("lamp-ink", "lamp"),
    ("paper", "good"),
    *[(ink, f"{kind}-soft") for kind in ("good", "care", "stop") for ink in (kind, "ink", "action")],
    ("stop-ink", "stop"),
    ("night-ink", "night"),
    ("night-ink", "night-lit"),
]
SHAPES = [  # edges of controls, focus, bars: 3 to 1
    *[("edge", ground) for ground in ("paper", "card", "sunk", "action-soft")],
    *[("ink", ground) for ground in ("paper", "card")],
    ("good", "card"),
    ("stop", "card"),
    ("care", "card"),
    ("action", "sunk"),
    ("night-lamp", "night"),
    ("night-lamp", "night-lit"),
]


def blocks(css: str) -> list[tuple[str, str]]:
    """Each run of token declarations with the media question that guards it."""
    found = []
    for guard, body in re.findall(r"(?:@media ([^{]+)\{\s*)?:root \{(.*?)\}", css, re.DOTALL):
        found.append((guard.strip(), body))
    return found


def tokens(*guards: str) -> dict[str, str]:
    """The values that hold when these media questions are answered with yes; later ones win."""
    values: dict[str, str] = {}
    for guard, body in blocks((ROOT / "static/css/tokens.css").read_text()):
        if guard in guards:
            values |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", body))
    return values


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


LIGHT = ("",)
DARK = ("", "(prefers-color-scheme: dark)")
MORE = ("", "(prefers-contrast: more)")
MORE_DARK = (*DARK, "(prefers-contrast: more)", "(prefers-contrast: more) and (prefers-color-scheme: dark)")


@pytest.mark.parametrize("scheme", [LIGHT, DARK, MORE, MORE_DARK], ids=["light", "dark", "more", "more-dark"])
def test_contrast_is_enough(scheme: tuple[str, ...]) -> None:
    values = tokens(*scheme)
    pairs = [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in SHAPES]

    assert not [
        (ink, ground) for ink, ground, least in pairs if contrast(values[ink], values[ground]) < least
    ]


def test_contrast_agrees_with_the_published_extremes() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_only_logical_properties_are_used() -> None:
    physical = re.compile(
        r"[\s;{](?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height"
        r"|(?:min|max)-(?:width|height))\s*:|(?:text-align|float|clear):\s*(?:left|right)"
    )

    assert not [
        sheet.name for sheet in SHEETS if physical.search(re.sub(r"@media[^{]*", "", sheet.read_text()))
    ]


def test_every_sheet_says_its_job_first() -> None:
    said = re.compile(r"/\* [A-Z].*\. \*/\n")

    assert not [sheet.name for sheet in SHEETS if not said.match(sheet.read_text())]


def test_every_token_that_is_used_is_defined() -> None:
    css = "\n".join(sheet.read_text() for sheet in SHEETS)

    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= set(re.findall(r"--([a-z0-9-]+):", css))


def test_every_icon_that_is_named_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([a-z]+)"', (ROOT / "static/icons.svg").read_text()))
    templates = "\n".join(template.read_text() for template in TEMPLATES)
    named = set(re.findall(r'(?:icon\(|draw\(|icon=)"([a-z]+)"', templates))

    assert len(named) > 10
    assert named <= drawn


def test_no_style_and_no_script_inside_a_page() -> None:
    inline = re.compile(r"\sstyle=|<style|\son(?:click|submit|change|input|load)=|javascript:")
    script = re.compile(r"<script[^>]*>[^<]")

    assert [
        template.stem
        for template in TEMPLATES
        if inline.search(source := template.read_text()) or script.search(source)
    ] == ["checker"]  # a file of its own, opened from a disk, without network: it has nothing beside it


def test_every_template_says_its_job_first() -> None:
    said = re.compile(r"\{#- [A-Z].*?[.] ?-#\}", re.DOTALL)

    assert not [template.stem for template in TEMPLATES if not said.match(template.read_text())]


def test_no_sheet_asks_how_the_screen_is_held() -> None:
    """The one rule of axe-core that reads stylesheets is about this, and left out."""
    assert not [path.name for path in SHEETS if "orientation" in path.read_text()]
