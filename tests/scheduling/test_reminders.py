"""Reminders and news: each once, in time, in one's language, and nothing told of what is learnt."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.core import clock
from lms.core.db import db, transaction
from lms.jobs import enqueue
from lms.jobs.worker import run_due
from lms.messages.models import Message
from lms.scheduling.models import Reply
from lms.scheduling.reminders.models import CallNote
from tests.factories import Cast, Visitor, words_of
from tests.messages.conftest import chooses
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.test_changing import THURSDAY, evening
from tests.scheduling.test_laying_out import ASKED

START = TUESDAY + timedelta(minutes=5)


def remind(app: Flask, before: timedelta) -> Sequence[Message]:
    """All messages, after the periodic job ran so long before our evening."""
    with clock.at(START - before):
        with app.app_context(), transaction():
            enqueue("remind")
        run_due(app)
    return messages(app)


def messages(app: Flask) -> Sequence[Message]:
    with app.app_context():
        return db.session.scalars(select(Message).order_by(Message.id)).all()


def test_a_learner_is_reminded_two_days_and_three_hours_before(app: Flask, cast: Cast) -> None:
    chooses(app, cast.learner, "sms")
    assert not remind(app, timedelta(hours=49))
    (first,) = remind(app, timedelta(hours=48))
    assert len(remind(app, timedelta(hours=47))) == 1
    assert len(remind(app, timedelta(hours=10))) == 1
    _, second = remind(app, timedelta(hours=3))
    assert len(remind(app, timedelta(hours=2, minutes=55))) == 2
    assert first.text.startswith("Rappel : mardi 24 novembre à 18 h 30. ")
    assert second.text.startswith("Aujourd'hui : ")


def test_a_reminder_tells_no_name_and_no_course(app: Flask, cast: Cast) -> None:
    chooses(app, cast.learner, "email")
    (message,) = remind(app, timedelta(hours=48))
    told = message.subject + message.text
    for secret in (cast.learner.chosen_name, cast.trainer.chosen_name, cast.ours.cohort.name, "DigitAll"):
        assert secret not in told
    assert "Antenne des Lilas" in told


def test_each_reads_their_own_language(app: Flask, cast: Cast) -> None:
    chooses(app, cast.learner, "email")
    with app.app_context(), transaction():
        db.session.get_one(Person, cast.learner.id).language = "ar"
    (message,) = remind(app, timedelta(hours=48))
    assert message.language == "ar"
    assert message.subject.startswith("تذكير")


def test_who_chose_nothing_or_cannot_come_is_not_reminded(app: Flask, cast: Cast, visit: Visitor) -> None:
    assert not remind(app, timedelta(hours=48))
    chooses(app, cast.learner, "sms")
    visit(cast.learner).post(f"/my-sessions/{cast.ours.session.id}/reply", {"coming": "no"})
    assert not remind(app, timedelta(hours=48))


def test_a_moved_evening_is_told_at_once_and_what_waited_is_dropped(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    chooses(app, cast.learner, "sms")
    remind(app, timedelta(hours=3))
    visit(cast.coordinator).post(f"{evening(cast)}/move", THURSDAY)
    run_due(app)
    run_due(app)
    stale, news = messages(app)
    assert (stale.state, news.state) == ("dropped", "waiting")
    assert news.text.startswith("Nouvel horaire : jeudi 26 novembre")
    with clock.at(TUESDAY):
        run_due(app)
    assert len(remind(app, timedelta(hours=3) - timedelta(days=2, minutes=30))) == 3


@pytest.mark.parametrize(("action", "begins"), [("cancel", "Annulé : "), ("move", "Nouveau lieu : ")])
def test_a_cancelled_evening_or_another_room_is_told_too(
    app: Flask, cast: Cast, visit: Visitor, action: str, begins: str
) -> None:
    chooses(app, cast.learner, "email")
    chooses(app, cast.trainer, "email")
    same_hour = THURSDAY | {"day": "2026-11-24", "start": "18:30", "end": "20:30"}
    visit(cast.coordinator).post(f"{evening(cast)}/{action}", same_hour)
    run_due(app)
    learner, trainer = sorted(messages(app), key=lambda each: each.person_id != cast.learner.id)
    assert learner.subject.replace("\u00a0", " ").startswith(begins)
    assert ("/answer/" in learner.text) == (action == "move")
    assert "/answer/" not in trainer.text
    assert "The heating is broken." in learner.text


def test_news_at_night_wait_until_morning(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "sms")
    with clock.at(TUESDAY - timedelta(hours=20)):
        visit(cast.coordinator).post(f"{evening(cast)}/cancel", {"because": "Illness."})
        run_due(app)
    (news,) = messages(app)
    assert news.due_at == TUESDAY.replace(hour=7, minute=0)


def answer_path(app: Flask, cast: Cast) -> str:
    """The path of the link our learner was sent."""
    chooses(app, cast.learner, "sms")
    (message,) = remind(app, timedelta(hours=48))
    return "/answer/" + message.text.split("/answer/")[1].split(" ")[0]


def test_the_link_answers_without_signing_in(app: Flask, cast: Cast, visit: Visitor) -> None:
    path, stranger = answer_path(app, cast), Visitor(app)()
    looked = stranger.get(path)
    assert looked.headers["X-Robots-Tag"] == "noindex, nofollow"
    for secret in (cast.learner.chosen_name, cast.ours.cohort.name, "Antenne"):
        assert secret not in looked.text
    app.config["WTF_CSRF_ENABLED"] = True  # phones that keep no cookie answer too
    assert "Nous vous attendons." in words_of(stranger.post(path, {"coming": "yes"}))
    assert stranger.post(path, {"coming": "no"}).status_code == 200
    assert stranger.post(path, {"coming": "perhaps"}).status_code == 422
    with app.app_context():
        assert [reply.coming for reply in db.session.scalars(select(Reply))] == [False]


def test_looking_at_the_link_writes_nothing(app: Flask, cast: Cast) -> None:
    Visitor(app)().get(answer_path(app, cast))
    with app.app_context():
        assert not db.session.scalars(select(Reply)).all()


def test_an_old_or_changed_link_is_met_kindly(app: Flask, cast: Cast) -> None:
    path, stranger = answer_path(app, cast), Visitor(app)()
    for wrong in (path[:-1] + ("A" if path[-1] != "A" else "B"), "/answer/" + "A" * 32):
        assert stranger.post(wrong, {"coming": "yes"}).status_code == 404
    with clock.at(cast.ours.session.ends_at):
        answer = stranger.get(path)
    assert answer.status_code == 404
    assert "link" in words_of(answer) or "lien" in words_of(answer)


def test_the_call_list_holds_those_no_message_reaches(app: Flask, cast: Cast, visit: Visitor) -> None:
    page = f"{evening(cast)}/calls"
    assert "No phone number is known" in words_of(visit(cast.trainer).get(page))
    chooses(app, cast.learner, "call", care="no-message")
    shown = visit(cast.volunteer).get(page)
    assert 'href="tel:0612345678"' in shown.text
    assert "Leave no message" in shown.text
    chooses(app, cast.learner, "sms")
    assert "tel:" not in visit(cast.trainer).get(page).text


def test_do_not_call_is_heeded(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "call", care="no-call")
    browser, page = visit(cast.trainer), f"{evening(cast)}/calls"
    shown = browser.get(page)
    assert "tel:" not in shown.text
    assert "Do not call" in shown.text
    browser.post(f"{page}/{cast.ours.enrolment.id}", {"heard": "comes"})
    with app.app_context():
        assert not db.session.scalars(select(Reply)).all()


def test_what_was_said_is_noted_and_counts_as_the_answer(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "call")
    browser, page = visit(cast.trainer), f"{evening(cast)}/calls"
    assert browser.post(f"{page}/{cast.ours.enrolment.id}", {}).status_code == 422
    browser.post(f"{page}/{cast.ours.enrolment.id}", {"heard": "no-answer", "words": "Again at 5"})
    assert "Again at 5" in browser.get(page).text
    assert "tel:" in browser.get(page).text
    browser.post(f"{page}/{cast.ours.enrolment.id}", {"heard": "cannot"})
    assert "cannot come" in words_of(browser.get(page))
    assert "tel:" not in browser.get(page).text


def test_a_call_written_down_amiss_keeps_what_was_typed(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "call")
    address, mark = f"{evening(cast)}/calls/{cast.ours.enrolment.id}", cast.ours.enrolment.id
    unchosen = visit(cast.trainer).post(address, {"words": "Her <sister> answered"})
    assert unchosen.status_code == 422
    assert 'value="Her &lt;sister&gt; answered"' in unchosen.text
    assert f'id="heard-{mark}-error"' in unchosen.text
    too_long = visit(cast.trainer).post(address, {"heard": "message-left", "words": "x" * 300})
    assert too_long.status_code == 422
    assert "x" * 300 in too_long.text
    assert f'id="words-{mark}-error"' in too_long.text
    assert f'value="message-left" id="heard-{mark}-2" checked' in too_long.text
    with app.app_context():
        assert not db.session.scalars(select(CallNote)).all()


def test_laying_out_again_drops_what_waited(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "sms")
    remind(app, timedelta(hours=3))
    answer = visit(cast.coordinator).post(
        f"/cohorts/{cast.ours.cohort.id}/sessions/plan", ASKED | {"confirmed": "yes"}
    )
    assert answer.status_code == 303
    assert [message.state for message in messages(app)] == ["dropped"]


def test_a_substitute_and_who_they_stand_in_for_are_told(
    app: Flask, cast: Cast, visit: Visitor, suzanne: Person
) -> None:
    for person in (suzanne, cast.trainer, cast.volunteer, cast.learner):
        chooses(app, person, "sms")
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)})
    run_due(app)
    told = {message.person_id: message.text.replace("\u00a0", " ") for message in messages(app)}
    assert set(told) == {suzanne.id, cast.trainer.id}
    assert told[suzanne.id].startswith("Vous animez : mardi 24 novembre à 18 h 30. ")
    assert "Antenne des Lilas" in told[suzanne.id]
    assert told[cast.trainer.id].startswith("Quelqu'un d'autre anime : mardi 24 novembre à 18 h 30. ")
    assert "Antenne des Lilas" not in told[cast.trainer.id]

    browser.post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)})
    run_due(app)
    assert len(messages(app)) == 2, "nothing changed"

    with clock.at(TUESDAY - timedelta(minutes=1)):
        browser.post(f"{evening(cast)}/substitute", {"person": "0"})
        run_due(app)
    again = messages(app)[2:]
    assert {message.person_id: message.subject.split("\u00a0")[0] for message in again} == {
        suzanne.id: "Quelqu’un d’autre anime",
        cast.trainer.id: "Vous animez",
    }


def test_a_substitute_whom_no_message_reaches_is_to_be_called(
    app: Flask, cast: Cast, visit: Visitor, suzanne: Person
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)})
    assert "No message reaches Suzanne Petit: call them." in words_of(
        browser.get(f"{evening(cast)}/arrange", headers={"Accept-Language": "en"})
    )
    run_due(app)
    assert not messages(app)


def test_a_substitute_of_an_evening_that_is_over_is_not_told(
    app: Flask, cast: Cast, visit: Visitor, suzanne: Person
) -> None:
    chooses(app, suzanne, "sms")
    with clock.at(START + timedelta(hours=4)):
        visit(cast.coordinator).post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)})
        run_due(app)
    assert not messages(app)
