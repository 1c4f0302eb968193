"""One's own choice, the stop link, the page of messages to send by hand."""

from flask import Flask
from flask.testing import FlaskClient

from lms.core.db import db
from lms.messages.links import seal, stop_address
from lms.messages.models import ContactChoice
from lms.messages.queries import reaches
from tests.factories import Cast, Visitor, words_of
from tests.messages.conftest import Write, chooses, state

SMS = {"channel": "sms", "phone": "06 12 34 56 78", "email": "", "care": "no-message"}


def channel_of(app: Flask, cast: Cast) -> str:
    with app.app_context():
        return reaches([cast.learner.id])[cast.learner.id].channel


def test_nobody_is_written_to_unasked(app: Flask, cast: Cast) -> None:
    assert channel_of(app, cast) == "call"


def test_a_learner_chooses_how_they_are_reached(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    assert browser.post("/my-messages", SMS).status_code == 303
    assert channel_of(app, cast) == "sms"
    assert 'value="06 12 34 56 78"' in browser.get("/my-messages").text
    with app.app_context():
        assert db.session.get_one(ContactChoice, cast.learner.id).care == "no-message"


def test_those_without_evenings_are_not_asked_how_to_be_reminded_of_them(cast: Cast, visit: Visitor) -> None:
    for person, asked in [
        (cast.learner, True),
        (cast.trainer, True),
        (cast.funder, False),
        (cast.prescriber, False),
    ]:
        browser = visit(person)
        assert ('href="/my-messages"' in browser.get("/my-account").text) == asked
        assert (browser.get("/my-messages").status_code == 200) == asked


def test_a_channel_needs_its_address(cast: Cast, visit: Visitor) -> None:
    for wrong in ({"phone": ""}, {"phone": "demain"}, {"channel": "email"}, {"email": "a b"}):
        assert visit(cast.learner).post("/my-messages", SMS | wrong).status_code == 422


def test_the_stop_link_ends_a_channel_and_choosing_again_opens_it(
    app: Flask, client: FlaskClient, cast: Cast, visit: Visitor, written: Write
) -> None:
    number = written("email")
    with app.app_context():
        path = "/" + stop_address(cast.learner.id, "email").split("/", 3)[3]
    looked = client.get(path)
    assert looked.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert cast.learner.chosen_name not in looked.text
    assert channel_of(app, cast) == "email"
    app.config["WTF_CSRF_ENABLED"] = True  # mail programs post by themselves
    assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    app.config["WTF_CSRF_ENABLED"] = False
    assert channel_of(app, cast) == "call"
    assert state(app, number).state == "dropped"
    visit(cast.learner).post("/my-messages", SMS | {"channel": "email", "email": "moi@example.org"})
    assert channel_of(app, cast) == "email"


def test_a_link_made_for_something_else_opens_nothing(app: Flask, client: FlaskClient, cast: Cast) -> None:
    with app.app_context():
        token = seal("answer", cast.learner.id)
    answer = client.post(f"/stop/{token}")
    assert answer.status_code == 404
    assert "Ce lien ne fonctionne plus" in words_of(answer)


def test_messages_without_a_carrier_are_sent_by_hand(
    app: Flask, cast: Cast, visit: Visitor, written: Write
) -> None:
    number = written("sms")
    browser = visit(cast.coordinator)
    page = browser.get("/outbox").text
    assert "sms:+33612345678?body=Mardi" in page
    assert browser.post(f"/outbox/{number}/sent").status_code == 303
    assert state(app, number).state == "sent"
    assert state(app, number).sent_by_id == cast.coordinator.id
    assert "Mardi" not in browser.get("/outbox").text
    assert "Mardi" in browser.get("/outbox?show=done").text
    browser.post(f"/outbox/{number}/sent")


def test_another_site_s_messages_are_not_shown(cast: Cast, visit: Visitor, written: Write) -> None:
    number = written("email")
    stranger = visit(cast.theirs.people["coordinator"])
    assert "Mardi" not in stranger.get("/outbox").text
    assert stranger.post(f"/outbox/{number}/sent").status_code == 404


def test_a_choice_is_part_of_one_s_data(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "sms")
    assert "contact_choices" in visit(cast.learner).get("/my-data/download").text
