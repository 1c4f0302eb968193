"""The shape of the database: brought to what the code expects, and compared with it.

Alembic is imported when it is asked to work, never by a web process: it weighs 11 MB.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import text

from lms.config import ROOT
from lms.core.db import db

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = ROOT / "migrations"
REVISION = re.compile(r"^revision = ['\"](\w+)['\"]$", re.M)
DOWN_REVISION = re.compile(r"^down_revision = ['\"](\w+)['\"]$", re.M)


def migrations() -> "Config":
    """Alembic's settings: the scripts live in migrations/."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


def upgrade() -> None:
    """Bring the database to the shape the code expects; at once when it has it."""
    expected = is_expected()
    db.session.rollback()
    if expected:
        return
    from alembic import command

    command.upgrade(migrations(), "head")


def is_expected() -> bool:
    """Whether the database has the shape the code expects. Errors of the database pass through."""
    if not _has_versions():
        return False
    return set(db.session.scalars(text("SELECT version_num FROM alembic_version"))) == latest()


def _has_versions() -> bool:
    return db.session.connection().dialect.has_table(db.session.connection(), "alembic_version")


@cache
def latest() -> frozenset[str]:
    """The revisions no other one follows, read from the scripts."""
    scripts = [path.read_text() for path in (FOLDER / "versions").glob("*.py")]
    followed = {name for script in scripts for name in DOWN_REVISION.findall(script)}
    return frozenset({name for script in scripts for name in REVISION.findall(script)} - followed)
