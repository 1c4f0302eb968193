"""The profile of skills: what was shown to somebody, what was worked on alone, each with its evidence."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue.digcomp import DIGCOMP
from lms.core.db import transaction
from lms.demo import builders
from lms.i18n import words
from lms.learning.skills.queries import skills_as_plain
from lms.learning.skills.rules import Proof, profile
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, shorten, the_course
from tests.learning.test_observing import rows, sheet, sign
from tests.learning.watched import ALL, watch

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CODES = sorted(DIGCOMP.codes)


def a_proof(
    codes: tuple[str, ...] = ("1.1",), level: str = "beginner", kind: str = "quiz", **more: bool
) -> Proof:
    supervised, achieved = more.get("supervised", False), more.get("achieved", True)
    return Proof(codes, level, kind, "Cours", "Module", supervised, achieved, NOON, "Europe/Paris")


PROOFS = st.builds(
    a_proof,
    st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True).map(tuple),
    st.sampled_from(sorted(DIGCOMP.bands)),
    supervised=st.booleans(),
    achieved=st.booleans(),
)


def test_the_framework_has_its_21_competences_in_5_areas_named_in_each_language() -> None:
    assert (DIGCOMP.version, len(DIGCOMP.areas), len(DIGCOMP.codes)) == ("2.2", 5, 21)
    for language in ("fr", "ar", "en"):
        words.use(language)
        assert len({str(competence.name) for competence in DIGCOMP}) == 21
    words.use("fr")
    assert [str(area.name) for area in DIGCOMP.areas][3] == "Sécurité"


@given(st.lists(PROOFS, max_size=8))
def test_a_competence_is_shown_only_where_somebody_saw_it_done(proofs: list[Proof]) -> None:
    found = profile(proofs, DIGCOMP)
    shown = {skill.competence.code for skill in found.skills if skill.state == "shown"}
    assert shown == {
        code for proof in proofs if proof.supervised and proof.achieved for code in proof.competences
    }
    known = {skill.competence.code for skill in found.skills}
    assert known == {code for proof in proofs for code in proof.competences}
    assert known.isdisjoint(competence.code for competence in found.not_yet)
    assert len(known) + len(found.not_yet) == 21


@given(st.lists(PROOFS, max_size=6), PROOFS)
def test_one_more_proof_takes_nothing_away(proofs: list[Proof], more: Proof) -> None:
    before = {skill.competence.code: skill for skill in profile(proofs, DIGCOMP).skills}
    after = {skill.competence.code: skill for skill in profile([*proofs, more], DIGCOMP).skills}
    for code, skill in before.items():
        assert after[code].state == "shown" or skill.state == "worked-on"
        assert set(skill.supervised) <= set(after[code].supervised)
        assert set(skill.alone) <= set(after[code].alone)


def test_levels_are_those_of_what_was_shown_before_those_of_what_was_practised() -> None:
    seen = a_proof(supervised=True)
    alone = a_proof(level="advanced")
    (skill,) = profile([seen, alone], DIGCOMP).skills
    assert (skill.state, skill.levels) == ("shown", (1, 2))
    (skill,) = profile([alone], DIGCOMP).skills
    assert (skill.state, skill.levels) == ("worked-on", (5, 6))


@pytest.fixture
def skills(app: Flask, cast: Cast) -> dict[str, str]:
    """States by code, read afresh at each call."""

    class Read(dict[str, str]):
        def __missing__(self, code: str) -> str:
            with app.app_context():
                plain = skills_as_plain(cast.learner.id)
            return next((each["state"] for each in plain["skills"] if each["code"] == code), "nothing")

    return Read()


def test_a_quiz_done_alone_is_work_and_a_trainers_word_shows_it(
    app: Flask, cast: Cast, at_work: LearnerAtWork, skills: dict[str, str]
) -> None:
    shorten()
    change_module(the_course(), 1, draw=1, digcomp=("1.3",))
    assert skills["1.3"] == "nothing"
    at_work.finish(at_work.start(1), rightly=False)
    assert skills["1.3"] == "worked-on"
    at_work.finish(at_work.start(1))
    assert skills["1.3"] == "worked-on"
    with app.app_context(), transaction():
        builders.a_check(cast.ours.enrolment, cast.trainer)
    assert skills["1.3"] == "shown"
    assert skills["4.1"] == "nothing"


def test_a_checklist_seen_whole_shows_the_competences_of_its_module(
    app: Flask, cast: Cast, visit: Visitor, skills: dict[str, str]
) -> None:
    change_module(watch(), 1, digcomp=("2.5",))
    sign(visit(cast.trainer), sheet(cast), ["ecoute"])
    assert skills["2.5"] == "worked-on"
    with app.app_context():
        (skill,) = skills_as_plain(cast.learner.id)["skills"]
    (proof,) = skill["evidence"]
    assert (proof["kind"], proof["supervised"], proof["by"]) == (
        "observation",
        True,
        cast.trainer.chosen_name,
    )
    sign(visit(cast.trainer), sheet(cast), ALL, last=rows(app)[0].id)
    assert skills["2.5"] == "shown"


def test_learners_read_their_own_and_those_who_teach_read_theirs_on_screen_and_on_paper(
    cast: Cast, visit: Visitor, at_work: LearnerAtWork
) -> None:
    shorten()
    change_module(the_course(), 1, draw=1, digcomp=("1.3",))
    empty = visit(cast.learner).get("/my-skills")
    assert "1.3" not in words_of(empty)
    at_work.finish(at_work.start(1))
    theirs = f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/skills"
    for role, address in (
        ("learner", "/my-skills"),
        ("learner", "/my-skills/print"),
        ("trainer", theirs),
        ("coordinator", f"{theirs}/print"),
    ):
        page = visit(cast.ours.people[role]).get(address)
        assert page.status_code == 200
        assert "1.3" in words_of(page)
        assert "100 sur 100" in words_of(page)
    assert "1.3" not in words_of(visit(cast.theirs.people["learner"]).get("/my-skills"))
    assert visit(cast.theirs.people["trainer"]).get(theirs).status_code == 404


def test_a_profile_costs_the_same_for_many_courses(app: Flask, cast: Cast) -> None:
    counts = []
    for number in range(2):
        with app.app_context():
            with statements(app) as sent:
                skills_as_plain(cast.learner.id)
            counts.append(len(sent))
        with app.app_context(), transaction():
            for other in range(5):
                cohort = builders.a_cohort(cast.ours.site, f"Groupe {number} {other}")
                builders.enrol(cohort, cast.learner, on=(NOON - timedelta(days=other)).date())
    assert counts[0] == counts[1] <= 6
