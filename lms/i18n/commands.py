"""`flask i18n update` gathers the sentences, `flask i18n compile` prepares them for serving."""

from pathlib import Path

from flask.cli import AppGroup

from lms.i18n import catalogues

group = AppGroup("i18n", help="Translation catalogues.")


@group.command("update")
def update() -> None:
    """Bring every catalogue up to what code and templates say."""
    catalogues.update(Path.cwd())


@group.command("compile")
def compile_() -> None:
    """Compile the catalogues for serving."""
    catalogues.compile_all()
