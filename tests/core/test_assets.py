"""The builder of static files: names by content, variants, order, and doing nothing twice."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lms.config import Settings
from lms.core.assets import IMMUTABLE, build, minify

STATIC = Path(__file__).parents[2] / "static"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "source/css").mkdir(parents=True)
    (tmp_path / "source/js/app").mkdir(parents=True)
    for name in ("tokens", "base", "card", "print", "button"):
        (tmp_path / f"source/css/{name}.css").write_text(f"/* a comment */\n.{name} {{ color: red; }}\n")
    (tmp_path / "source/js/app/one.js").write_text("const same = 1;\n")
    (tmp_path / "source/js/app/two.js").write_text("const same = 2;\n")
    (tmp_path / "source/icons.svg").write_text("<svg/>")
    return tmp_path / "source"


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_named_by_its_content(source: Path, tmp_path: Path) -> None:
    before = build(source, tmp_path / "target").address("app.css")
    (source / "css/card.css").write_text(".card { color: blue; }")
    after = build(source, tmp_path / "target").address("app.css")

    assert re.fullmatch(r"/static/app\.[0-9a-f]{12}\.css", before)
    assert re.search(IMMUTABLE, before)
    assert before != after


def test_the_icons_keep_their_address_when_only_the_style_changes(source: Path, tmp_path: Path) -> None:
    before = build(source, tmp_path / "target").address("icons.svg")
    (source / "css/card.css").write_text(".card { color: blue; }")

    assert build(source, tmp_path / "target").address("icons.svg") == before


def test_a_name_that_does_not_exist_is_refused_with_the_name(source: Path, tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r"'lost\.css'"):
        build(source, tmp_path / "target").address("lost.css")


def test_two_builds_of_the_same_source_are_the_same_to_the_byte(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "one")
    build(source, tmp_path / "two")

    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_values_and_elements_come_first_and_print_last(source: Path, tmp_path: Path) -> None:
    address = build(source, tmp_path / "target").address("app.css")
    css = (tmp_path / "target" / Path(address).name).read_text()

    assert re.findall(r"\.(\w+)\{", css) == ["tokens", "base", "button", "card", "print"]


def test_modules_keep_their_names_to_themselves(source: Path, tmp_path: Path) -> None:
    address = build(source, tmp_path / "target").address("app.js")
    script = (tmp_path / "target" / Path(address).name).read_text()

    assert script == "{\nconst same = 1;\n}\n{\nconst same = 2;\n}\n"


def test_compressed_variants_hold_the_same_content(source: Path, tmp_path: Path) -> None:
    file = tmp_path / "target" / Path(build(source, tmp_path / "target").address("app.css")).name

    assert brotli.decompress(Path(f"{file}.br").read_bytes()) == file.read_bytes()
    assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == file.read_bytes()


def test_nothing_is_written_when_nothing_has_changed(source: Path, tmp_path: Path) -> None:
    first = build(source, tmp_path / "target")
    written = {path: path.stat().st_ino for path in (tmp_path / "target").iterdir()}

    assert build(source, tmp_path / "target") == first
    assert {path: path.stat().st_ino for path in (tmp_path / "target").iterdir()} == written


@pytest.mark.parametrize("spoiled", ["", "[]", "{", '{"stamp": 1}'])
def test_a_spoiled_manifest_is_built_again(source: Path, tmp_path: Path, spoiled: str) -> None:
    first = build(source, tmp_path / "target")
    (tmp_path / "target/manifest.json").write_text(spoiled)

    assert build(source, tmp_path / "target") == first


def test_a_file_that_was_lost_is_built_again(source: Path, tmp_path: Path) -> None:
    file = tmp_path / "target" / Path(build(source, tmp_path / "target").address("icons.svg")).name
    file.unlink()
    build(source, tmp_path / "target")

    assert file.read_text() == "<svg/>"


def test_what_is_no_longer_published_is_taken_away_with_its_variants(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "target")
    (source / "icons.svg").unlink()
    build(source, tmp_path / "target")

    assert not [name for name in everything(tmp_path / "target") if name.startswith("icons")]


def test_a_file_of_someone_else_in_the_target_is_left_alone(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "target")
    (tmp_path / "target/robots.txt").write_text("theirs")
    (source / "icons.svg").unlink()
    build(source, tmp_path / "target")

    assert (tmp_path / "target/robots.txt").read_text() == "theirs"


@pytest.mark.parametrize(
    ("written", "shorter"),
    [
        ("a { b : c ; ; }", "a{b :c}"),
        ("/* it's */ a , b > e { c: d }", "a,b>e{c:d}"),
        ('a::before { content: " ;} /* kept */ " / ""; }', 'a::before{content:" ;} /* kept */ " / ""}'),
        (
            "@media (a) and (b) { c :hover { d: calc(1px + 2px) } }",
            "@media (a) and (b){c :hover{d:calc(1px + 2px)}}",
        ),
    ],
)
def test_minified_css_means_the_same(written: str, shorter: str) -> None:
    assert minify(written) == shorter


@given(st.text(alphabet="ab:;,{}()'\"\\/* \n", max_size=60))
@example("a{b:';}'}")
def test_minifying_twice_changes_nothing_more_when_strings_are_closed(css: str) -> None:
    closed = re.sub(r"['\"\\/]", "", css)

    assert minify(minify(closed)) == minify(closed)


@given(st.text(alphabet=st.characters(exclude_characters='"\\\n', exclude_categories=["Cs"]), max_size=30))
def test_a_string_is_never_touched(inside: str) -> None:
    assert f'"{inside}"' in minify(f'a {{ content : "{inside}" ; }}')


def test_the_whole_design_stays_light(settings: Settings) -> None:
    built = settings.built_static
    manifest = build(STATIC, built)

    def weight(name: str) -> int:
        return (built / (Path(manifest.address(name)).name + ".br")).stat().st_size

    assert weight("app.css") <= 8_000
    assert weight("app.js") <= 3_000
    assert weight("icons.svg") <= 2_000
