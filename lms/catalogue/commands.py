"""`flask courses`: check what authors wrote, measure it, and write the schemas their editors read."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup, ScriptInfo

from lms.catalogue import proving
from lms.catalogue.faults import Finding
from lms.catalogue.values import Course
from lms.core.errors import Refused

COURSES = Path(__file__).parents[2] / "courses"

group = AppGroup("courses", help="The curriculum, read from files.")


@group.command("check", with_appcontext=False)
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), default=COURSES)
@click.option("--solutions", is_flag=True, help="Run the solutions of the exercises too: it takes a while.")
@click.pass_context
def check(context: click.Context, path: Path, solutions: bool) -> None:
    """Read the folder of courses PATH; list its faults, then what could be better."""
    from lms.catalogue.reading import read  # the checkers weigh 11 MB: not for web processes

    reading = read(path)
    faults = [*reading.faults, *_logs(reading.catalogue.courses)]
    faults += _unproven(context, reading.catalogue.courses) if solutions else ()
    for fault in faults:
        click.echo(f"{click.style('fault', fg='red')}  {fault}")
    for advice in reading.advice:
        click.echo(f"{click.style('better', fg='yellow')} {advice}")
    modules = [module for course in reading.catalogue.courses for module in course.modules]
    questions = sum(len(module.questions) for module in modules)
    if bank := reading.catalogue.placement:
        click.echo(f"{len(bank.items)} items in the placement test")
    click.echo(
        f"{len(reading.catalogue.courses)} courses, {len(modules)} modules, {questions} questions: "
        f"{len(faults)} faults, {len(reading.advice)} pieces of advice."
    )
    sys.exit(1 if faults else 0)


def _logs(courses: tuple[Course, ...]) -> Iterator[Finding]:
    """The logs of simulators that do not do what they say."""
    from lms.catalogue.simulators.proving import unproved  # brings QuickJS with it

    for course in courses:
        yield from unproved(course)


def _unproven(context: click.Context, courses: tuple[Course, ...]) -> Iterator[Finding]:
    """What is not as it should be among the solutions; where none can be run, that is said."""
    try:
        yield from proving.unproven(context.find_object(ScriptInfo).load_app(), courses)  # type: ignore[union-attr]  # flask made it
    except Refused as refused:
        yield Finding("solutions", 1, refused.sentence)


@group.command("schema", with_appcontext=False)
def schema() -> None:
    """Write the JSON Schema of every course file to docs/schema."""
    from lms.catalogue.schema import FOLDER, written

    FOLDER.mkdir(exist_ok=True)
    for name, text in written().items():
        (FOLDER / name).write_text(text, "utf-8")
        click.echo(f"docs/schema/{name}")


@group.command("table", with_appcontext=False)
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), default=COURSES)
def table(path: Path) -> None:
    """Measure every module of the folder of courses PATH; then say what each still lacks."""
    from lms.catalogue.quality import lacking, measured
    from lms.catalogue.quality_table import lines
    from lms.catalogue.reading import read

    rows = measured(read(path).catalogue)
    for line in lines([measures for _course, _module, measures in rows]):
        click.echo(line)
    lacks = [
        f"{course.slug} {module.number}: {sentence}"
        for course, module, measures in rows
        for sentence in lacking(course, module, measures)
    ]
    for lack in lacks:
        click.echo(f"{click.style('better', fg='yellow')} {lack}")
    sys.exit(1 if lacks else 0)
