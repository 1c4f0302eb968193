"""One application and one database a test run (and worker); every row is deleted after each test."""

import fcntl
import gc
import math
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings
from psycopg._preparing import PrepareManager
from sqlalchemy import (
    Table,
    create_engine,
    exists,
    literal,
    make_url,
    select,
    text,
    union_all,
)

from lms import catalogue, create_app
from lms.accounts import secrets
from lms.authoring import at_hand
from lms.catalogue import loading
from lms.config import ROOT, Settings
from lms.core import assets, shape
from lms.core.db import Base, db, transaction
from lms.i18n import catalogues, words
from tests.factories import Cast, Visitor, build_cast
from tests.staying import stay_here

stay_here()

gc.set_threshold(500_000, 50, 50)
"""A test run ends soon: looking for cycles as often as a server does costs it a twentieth."""

secrets.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Tests sign in hundreds of times; how dear a hash is has its own test."""

catalogue.load = cache(loading.load)  # type: ignore[attr-defined]  # where an application looks it up
"""A catalogue never changes: a hundred applications on the same courses share one."""

hypothesis_settings.register_profile("house", deadline=None, max_examples=25)
hypothesis_settings.load_profile("house")  # a slow machine makes no test fail

PrepareManager.prepare_threshold, PrepareManager.prepared_max = 1, 1000
PrepareManager.clear = lambda self: False  # type: ignore[method-assign]  # noqa: ARG005
"""psycopg forgets what it prepared at each rollback, lest a table was made in what is rolled back.

Here none is, and planning every statement anew is a tenth of a run on PostgreSQL.
"""

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def folder_in_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder where writing waits for no disk, where the machine has one: each test commits and forgets."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        yield tmp_path_factory.mktemp("database")
        return
    with TemporaryDirectory(prefix="passerelle-test-", dir=memory) as folder:
        yield Path(folder)


def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this test run, whichever worker asks."""
    own = tmp_path_factory.getbasetemp()
    return own if WORKER == "alone" else own.parent


@pytest.fixture(scope="session")
def furnish(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """`furnish(instance)`: what a start makes once of courses, templates and static files is there already.

    Kept from one test run to the next (without pytest's cache, for this run and its workers only); the
    product itself makes anew what stands on something that changed.
    """
    if pytestconfig.pluginmanager.has_plugin("cacheprovider"):
        kept = Path(pytestconfig.cache.mkdir("instance"))
    else:
        kept = of_all_workers(tmp_path_factory) / "kept"
        kept.mkdir(exist_ok=True)
    (kept / "templates").mkdir(exist_ok=True)
    made: dict[str, Callable[[Path], object]] = {
        "catalogue.json": lambda file: loading.load(Settings().courses, file),
        "static": lambda folder: assets.build(ROOT / "static", folder),
    }
    for name in sorted(made, reverse=WORKER == "gw1"):  # each worker begins with another
        with (kept / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # who comes second waits, and finds it made
            made[name](kept / name)

    def put(instance: Path) -> None:
        shutil.copytree(
            kept, instance, ignore=shutil.ignore_patterns("*.lock", "templates"), dirs_exist_ok=True
        )
        (instance / "templates").symlink_to(kept / "templates")  # each is compiled by who needs it first

    return put


@pytest.fixture(scope="session")
def database_url(folder_in_memory: Path) -> Iterator[str]:
    """The database of this worker: SQLite, or a fresh one on the server DATABASE_URL names."""
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        yield f"sqlite:///{folder_in_memory / 'test.db'}"
        return
    url = make_url(given)
    name = f"passerelle_{WORKER}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    yield url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def settings(
    database_url: str, tmp_path_factory: pytest.TempPathFactory, furnish: Callable[[Path], None]
) -> Settings:
    """Settings of a test run: nothing outside a temporary folder."""
    instance = tmp_path_factory.mktemp("instance")
    furnish(instance)
    return Settings(
        database_url=database_url,
        instance=instance,
        secret_key="for tests only",
        sandbox="off",  # what runs in the confined worker is tested in tests/outside
    )


@pytest.fixture(scope="session")
def shared_app(settings: Settings) -> Iterator[Flask]:
    """The application, on a database brought up by the migrations."""
    catalogues.compile_all()
    app = create_app(settings)
    app.testing = True
    at_hand.library_of(app).every = math.inf  # tests count statements: theirs say when to look
    with app.app_context():
        shape.upgrade()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def tables() -> dict[str, Table]:
    """Every table by name, those others refer to last: the order in which they can be emptied."""
    return {table.name: table for table in reversed(Base.metadata.sorted_tables)}


@pytest.fixture(scope="session")
def empty(shared_app: Flask, tables: dict[str, Table]) -> Callable[[], None]:
    """Deletes every row there is."""
    filled = union_all(
        *(select(literal(name)).where(exists(select(table))) for name, table in tables.items())
    )

    def one_by_one() -> None:
        names = set(db.session.scalars(filled))
        for name, table in tables.items():
            if name in names:
                db.session.execute(table.delete())

    def at_once() -> None:
        db.session.execute(text("SELECT empty_all()"))

    with shared_app.app_context(), transaction():
        if db.engine.dialect.name == "sqlite":
            return one_by_one
        each = " ".join(f"DELETE FROM {name};" for name in tables)  # noqa: S608  # names of our own
        made = "CREATE FUNCTION empty_all() RETURNS void LANGUAGE plpgsql"
        unasked = "SET session_replication_role = replica"  # who refers to whom is not looked at
        db.session.execute(text(f"{made} {unasked} AS $$ BEGIN {each} END $$"))
        return at_once


@pytest.fixture(autouse=True)
def in_french() -> None:
    """No test speaks the language the one before it ended in."""
    words.use("fr")


@pytest.fixture
def app(shared_app: Flask, empty: Callable[[], None]) -> Iterator[Flask]:
    """The application, with an empty database before and after."""
    shared_app.config["WTF_CSRF_ENABLED"] = False  # its own tests turn it on
    yield shared_app
    with shared_app.app_context():
        db.session.rollback()
        with transaction():
            empty()
        db.session.remove()


@pytest.fixture
def make_app(app: Flask, settings: Settings) -> Iterator[Callable[..., Flask]]:
    """`make_app(language="en")` is another application on the same database, with other settings."""
    made: list[Flask] = []

    def make(**changed: Any) -> Flask:
        made.append(create_app(replace(settings, **changed)))
        return made[-1]

    yield make
    for other in made:
        with other.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def cast(app: Flask) -> Cast:
    """One person of each role at one site, and a stranger of each at another."""
    with app.app_context(), transaction():
        return build_cast()


@pytest.fixture
def visit(app: Flask) -> Visitor:
    """`visit(person)` is a browser in which that person is signed in; `visit()` a stranger's."""
    return Visitor(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A stranger's browser."""
    return app.test_client()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a server's database, only what reaches a database is tested again: rules are the same on any."""
    if not os.environ.get("DATABASE_URL"):
        return
    reaching = [item for item in items if "database_url" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(reaching)])
    items[:] = reaching
