"""`flask courses import` and `flask courses export`: questions from and to other platforms."""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Never

import click

from lms.catalogue.commands import COURSES, group
from lms.core.errors import Refused

if TYPE_CHECKING:
    from lms.catalogue.exchange.carried import Carried

CONVERTER = "qti-convert-pkg"
"""The program that turns a QTI 2 package into QTI 3: npm install -g @citolab/qti-convert"""
PATIENCE = 120  # seconds

_courses = click.option(
    "--courses",
    "root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=COURSES,
    help="Another folder of courses.",
)


@group.command("import", with_appcontext=False)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--into", required=True, metavar="COURSE/MODULE", help="The module that receives the questions."
)
@click.option("--replace", is_flag=True, help="Write over the questions that are there.")
@_courses
def import_questions(file: Path, into: str, replace: bool, root: Path) -> None:
    """Turn a GIFT, Moodle XML or QTI file into the questions.yaml of a module, and list what stays out."""
    from lms.catalogue.exchange.bank_writing import (
        write_bank,  # the checkers weigh 11 MB: not for web processes
    )
    from lms.i18n import catalogues

    catalogues.compile_all()
    folder = _module(root, into)
    target = folder / "questions.yaml"
    if target.exists() and not replace:
        _stop(f"{target} is there already. Write --replace to write over it, or name another module.")
    present = {drawing.name: drawing.read_bytes() for drawing in folder.glob("*.svg")}
    carried = _read(file, _language(root / folder.parts[len(root.parts)]), present)
    for remark in carried.left_out:
        click.echo(f"{click.style('left out', fg='red')} {file.name}:{remark}")
    for brought in carried.questions:
        for note in brought.notes:
            place = f"{file.name}:{brought.line}: {brought.question.id}"
            click.echo(f"{click.style('look at', fg='yellow')}  {place}: {note}")
    if not carried.questions:
        _stop("No question could be read: nothing was written.")
    for name, source in carried.drawings.items():
        (folder / name).write_bytes(source)
    target.write_text(write_bank(carried), "utf-8")
    for translation in sorted(folder.glob("questions.*.yaml")):
        advice = "it translates other questions: translate these, or take it away"
        click.echo(f"{click.style('look at', fg='yellow')}  {translation.name}: {advice}")
    click.echo(f"{len(carried.questions)} questions written to {target}, {len(carried.left_out)} left out.")


@group.command("export", with_appcontext=False)
@click.argument("what", metavar="COURSE[/MODULE]")
@click.option("--format", "form", type=click.Choice(["gift", "moodle-xml"]), required=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default="-")
@_courses
def export_questions(what: str, form: str, output: Path, root: Path) -> None:
    """Write the questions of a course, or of one of its modules, for Moodle; list what stays behind."""
    from lms.catalogue.exchange.gift_writing import write_gift
    from lms.catalogue.exchange.moodle_writing import write_moodle
    from lms.catalogue.reading import read_course
    from lms.i18n import catalogues

    catalogues.compile_all()
    slug, _sign, named = what.partition("/")
    course = read_course(root, slug)
    if course is None:
        _stop(f"There is no course “{slug}” without faults in {root}: see `flask courses check`.")
    modules = [module for module in course.modules if not named or module.slug == _bare(named)]
    if not modules:
        known = _listed(module.slug for module in course.modules)
        _stop(f"There is no module “{named}” in {slug}. Write one of: {known}.")
    questions = [question for module in modules for question in module.questions]
    exported = (write_gift if form == "gift" else write_moodle)(
        questions, modules[0].title if named else course.title
    )
    for line in exported.left_out:
        click.echo(f"{click.style('left out', fg='yellow')} {line}", err=True)
    with click.open_file(str(output), "w", encoding="utf-8") as target:
        target.write(exported.text)


def _read(file: Path, language: str, present: dict[str, bytes]) -> "Carried":
    from lms.catalogue.exchange.reading import LARGEST, read_questions_of

    content = b""
    try:
        with file.open("rb") as source:
            content = source.read(LARGEST + 1)
        return read_questions_of(_newer(content), language, present)
    except Refused as refused:
        _stop(f"{file.name}: {refused.sentence}")


def _newer(content: bytes) -> bytes:
    """A QTI 2 package as QTI 3, where the program that does it is installed; anything else as it is."""
    from lms.catalogue.exchange.qti_package import is_older, rewritten

    program = shutil.which(CONVERTER)
    if program is None or not content.startswith(b"PK") or not is_older(content):
        return content
    with tempfile.TemporaryDirectory() as place:
        package = Path(place, "package.zip")
        package.write_bytes(rewritten(content))
        subprocess.run(  # noqa: S603  # our own file, a program its owner installed
            [program, package.name],
            cwd=place,
            timeout=PATIENCE,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
        made = Path(place, "package-qti3.zip")
        return made.read_bytes() if made.is_file() else content


def _module(root: Path, into: str) -> Path:
    """The folder of the module named course/module."""
    slug, _sign, named = into.partition("/")
    modules = root / slug / "modules"
    folders = sorted(path for path in modules.glob("[0-9][0-9]-*") if path.is_dir()) if _is_name(slug) else []
    found = [path for path in folders if _bare(path.name) == _bare(named)]
    if not found:
        known = _listed(_bare(path.name) for path in folders)
        _stop(
            f"There is no module “{into}” in {root}. Write course/module" + (f": {known}." if known else ".")
        )
    return found[0]


def _is_name(slug: str) -> bool:
    return bool(slug) and all(sign.isalnum() or sign == "-" for sign in slug)


def _bare(name: str) -> str:
    """A module's name without its number."""
    return name[3:] if name[:2].isdigit() and name[2:3] == "-" else name


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _language(course: Path) -> str:
    try:
        return str(tomllib.loads((course / "course.toml").read_text("utf-8")).get("language", "fr"))
    except (OSError, ValueError):
        return "fr"


def _stop(sentence: str) -> Never:
    click.echo(sentence, err=True)
    sys.exit(1)
