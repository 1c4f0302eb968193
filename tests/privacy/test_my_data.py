"""Everybody may read and take away all that is kept about them, and nothing about others."""

from flask import Flask

from lms.core.db import Base, transaction
from lms.demo import builders
from lms.privacy.queries import ABOUT, everything_about
from tests.factories import Cast, Visitor


def test_my_data_shows_mine_and_nobody_elses(cast: Cast, visit: Visitor) -> None:
    text = visit(cast.learner).get("/my-data").text
    assert "learner 1" in text
    assert "learner 2" not in text


def test_the_copy_holds_what_was_done_and_no_secret(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, cast.ours.enrolment)
        builders.attended(cast.theirs.session, cast.theirs.enrolment)
    copy = visit(cast.learner).get("/my-data/download").get_json()
    assert len(copy["attendance"]) == 1
    assert copy["people"][0]["chosen_name"] == "learner 1"
    assert "secret_hash" not in copy["people"][0]


def test_every_table_about_people_is_in_the_copy(app: Flask, cast: Cast) -> None:
    with app.app_context():
        copied = set(everything_about(cast.learner.id))
    about = {table.name for table in Base.metadata.tables.values() if ABOUT & set(table.c.keys())}
    assert about <= copied
