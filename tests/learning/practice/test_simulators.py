"""A learner does an exercise in a simulator: the log is replayed, told in words, and counts once."""

import html
import json
import re
from typing import Any

import pytest
from flask import Flask

from lms.learning.grading.simulating import odd_timing, verdict
from lms.learning.practice.models import Submission
from lms.sandbox import confined
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, the_course
from tests.learning.practice.conftest import Bench
from tests.learning.practice.small_simulation import (
    ANSWERED,
    LINK_OPENED,
    MAIL,
    ONLY_READ,
    SMALL_SIMULATION,
    Replayer,
    as_browser,
)

Events = list[dict[str, Any]]


@pytest.fixture
def mailbox(app: Flask, cast: Cast, visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Our learner in front of the practice mailbox."""
    replayer = Replayer()
    monkeypatch.setattr(confined, "run", replayer.run)
    monkeypatch.setattr(confined, "available", replayer.available)
    change_module(the_course(), 1, exercises=(MAIL,))
    at_work = LearnerAtWork(app, visit(cast.learner), cast.ours.enrolment.id)
    return Bench(at_work, replayer)  # type: ignore[arg-type]  # another stand-in


def given(bench: Bench) -> dict[str, Any]:
    """What the page gives its script: a new attempt each time."""
    found = re.search(r'data-given="([^"]*)"', bench.page())
    assert found
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    return told


def send(bench: Bench, events: Events, **more: Any) -> Any:
    """Do the exercise as a browser does, and send it."""
    attempt = given(bench)
    log = as_browser(events, attempt["seed"])
    return bench.send("", **{"log": log, "token": attempt["token"], **more})


def test_the_page_marks_the_practice_and_offers_a_list_without_javascript(mailbox: Bench) -> None:
    page = mailbox.page()
    assert "Exercice. Rien n’est vrai, rien n’est envoyé." in page
    fallback = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "avec votre formatrice ou votre formateur" in fallback
    assert "<li>Répondu.</li>" in fallback
    assert "<script>" not in page


def test_a_log_is_replayed_and_counts(mailbox: Bench) -> None:
    assert send(mailbox, ANSWERED).location == f"{mailbox.address}#verdict"
    (row,) = mailbox.rows(Submission)
    assert (row.kind, row.met, row.asked, row.points, row.done) == ("mail", 3, 3, 1.0, True)
    assert [event["do"] for event in row.events or []] == [event["do"] for event in ANSWERED]
    assert row.verdict["facts"]["steps"][0] == "Ouvre le message « Le cours »"
    words = words_of(mailbox.at_work.browser.get(mailbox.address))
    assert "Bien joué" in words
    assert "Lu. Répondu." in words


def test_what_is_not_done_yet_gets_one_next_gesture(mailbox: Bench) -> None:
    send(mailbox, ONLY_READ)
    (row,) = mailbox.rows(Submission)
    assert (row.met, row.points, row.done) == (2, 0.5, False)
    assert "Appuyez sur Répondre, et dites" in mailbox.page()


def test_a_gate_that_does_not_hold_keeps_the_exercise_open(mailbox: Bench) -> None:
    send(mailbox, LINK_OPENED)
    (row,) = mailbox.rows(Submission)
    assert (row.points, row.done) == (0.5, False)
    assert "Recommencez sans le lien." in mailbox.page()


def test_each_attempt_has_names_and_ids_of_its_own_and_is_not_written_down(mailbox: Bench) -> None:
    attempts = [given(mailbox) for _number in range(8)]
    assert len({attempt["seed"] for attempt in attempts}) == len({one["token"] for one in attempts}) == 8
    logs = [json.loads(as_browser(ANSWERED, attempt["seed"])) for attempt in attempts]
    assert len({log[0]["id"] for log in logs}) == 8
    assert {log[2]["value"] for log in logs} == {"Bonjour, je viens mardi.", "Bonjour, je viens jeudi."}
    assert mailbox.rows(Submission) == []


def test_a_log_does_not_fit_an_attempt_with_other_names(mailbox: Bench) -> None:
    first, second = given(mailbox), given(mailbox)
    answer = mailbox.send("", log=as_browser(ANSWERED, first["seed"]), token=second["token"])
    assert answer.status_code == 422
    assert "Nous ne pouvons pas suivre" in words_of(answer)
    sent = mailbox.send("", log=as_browser(ANSWERED, first["seed"]), token=first["token"])
    assert sent.status_code == 303  # pages opened later take nothing from it: it may have waited offline


def test_an_attempt_counts_once(mailbox: Bench) -> None:
    attempt = given(mailbox)
    work = {"log": as_browser(ANSWERED, attempt["seed"]), "token": attempt["token"]}
    assert mailbox.send("", **work, once="a").status_code == 303
    again = mailbox.send("", **work, once="b")
    assert again.status_code == 422
    assert "C’est déjà envoyé, et regardé." in words_of(again)
    assert len(mailbox.rows(Submission)) == 1
    assert send(mailbox, ANSWERED).status_code == 303  # another go has names of its own


def test_another_learners_attempt_is_not_taken(
    mailbox: Bench, app: Flask, cast: Cast, visit: Visitor
) -> None:
    theirs = given(mailbox)
    other = Bench(
        LearnerAtWork(app, visit(cast.theirs.people["learner"]), cast.theirs.enrolment.id), mailbox.worker
    )
    answer = other.send("", log=as_browser(ANSWERED, theirs["seed"]), token=theirs["token"])
    assert answer.status_code == 422
    assert "pas de vous" in words_of(answer)
    assert mailbox.rows(Submission) == []


def test_what_is_said_names_what_the_attempt_drew(mailbox: Bench) -> None:
    attempt = given(mailbox)
    day = json.loads(as_browser(ANSWERED, attempt["seed"]))[2]["value"].split()[-1]
    mailbox.send("", log=as_browser(ONLY_READ, attempt["seed"]), token=attempt["token"])
    assert f"Appuyez sur Répondre, et dites {day}" in mailbox.page()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"log": ""}, "Il n’y a rien à regarder pour l’instant."),
        ({"log": "[]"}, "Il n’y a rien à regarder pour l’instant."),
        ({"log": "[" * 3000}, "Nous ne pouvons pas suivre"),
        ({"log": '[{"do": "mail.send", "t": 1}]'}, "Nous ne pouvons pas suivre"),
        ({"log": '[{"do": "mail.open", "id": "<script>", "t": 1e999}]'}, "Nous ne pouvons pas suivre"),
        (
            {"log": json.dumps([{"do": "mail.box", "box": "sent", "t": 1}] * 2001)},
            "Nous ne pouvons pas suivre",
        ),
        ({"log": f'["{"é" * 140_000}"]'}, "C’est très long."),
        ({"token": "x.y.z"}, "Ce travail n’est pas de cet exercice"),
        ({"token": ""}, "Ce travail n’est pas de cet exercice"),
        ({"token": "é" * 500}, "Ce travail n’est pas de cet exercice"),
    ],
)
def test_bad_logs_get_a_sentence_and_nothing_is_kept(
    mailbox: Bench, more: dict[str, str], sentence: str
) -> None:
    answer = send(mailbox, ANSWERED, **more)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert mailbox.rows(Submission) == []


def test_signs_that_cannot_be_kept_become_visible(mailbox: Bench) -> None:
    odd = [
        ANSWERED[0],
        ANSWERED[1],
        {"do": "mail.write", "field": "text", "value": "a\x00\ud800<b>"},
        ANSWERED[3],
    ]
    assert send(mailbox, odd).status_code == 303
    (row,) = mailbox.rows(Submission)
    assert (row.events or [])[2]["value"] == "a␀\ufffd<b>"


def test_a_trainer_looks_at_it_step_by_step(mailbox: Bench, cast: Cast, visit: Visitor) -> None:
    send(mailbox, ANSWERED)
    (row,) = mailbox.rows(Submission)
    trainer = visit(cast.trainer)
    desk = f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/modules/1/exercises/1"
    assert f"/work/{row.id}/replay" in trainer.get(desk).text
    shown = trainer.get(f"/work/{row.id}/replay")
    assert "Ouvre le message « Le cours »" in words_of(shown)
    again = json.loads(html.unescape(re.search(r'data-given="([^"]*)"', shown.text)[1]))  # type: ignore[index]
    assert again["seed"] == row.verdict["facts"]["seed"]  # the very names the learner met
    assert again["replayed"]["events"] == row.events
    change_module(the_course(), 1, exercises=(MAIL.__class__(**{**_parts(), "simulation": _changed()}),))
    assert "L’exercice a changé depuis." in words_of(trainer.get(f"/work/{row.id}/replay"))


def _parts() -> dict[str, Any]:
    return {name: getattr(MAIL, name) for name in MAIL.__dataclass_fields__}


def _changed() -> Any:
    return SMALL_SIMULATION.__class__(
        ("mailbox",), SMALL_SIMULATION.written.replace("Lu.", "Bien lu."), SMALL_SIMULATION.goals, ()
    )


def test_a_hand_quicker_than_hands_is_told_to_the_trainer_and_not_punished(
    mailbox: Bench, cast: Cast, visit: Visitor
) -> None:
    attempt = given(mailbox)
    busy = [
        *ANSWERED,
        *[{"do": "mail.box", "box": box} for box in ("sent", "junk", "trash", "inbox", "sent")],
    ]
    mailbox.send("", log=as_browser(busy, attempt["seed"], pace=2), token=attempt["token"])
    assert mailbox.rows(Submission)[0].done
    desk = f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/modules/1/exercises/1"
    assert "plus rapide que des mains" in words_of(visit(cast.trainer).get(desk))


def test_when_times_are_odd() -> None:
    assert odd_timing([], 0) == ""
    assert odd_timing([0, 900, 2000], 10) == ""
    assert odd_timing([number * 20 for number in range(10)], 10) == "quick"
    assert odd_timing([0, 100_000], 10) == "long"


def test_points_without_gates_are_the_goals_reached() -> None:
    told = verdict(SMALL_SIMULATION.goals, [True, False, False], {})
    assert (told.points, told.first) == (0.5, "Appuyez sur Répondre, et dites {jour}.")
    assert verdict(SMALL_SIMULATION.goals, [True, True, False], {}).first == "Recommencez sans le lien."
