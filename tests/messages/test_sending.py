"""Messages leave once, by who carries them; what does not leave is tried again, then given up."""

import hmac
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import transaction
from lms.messages.operations import drop_topic
from lms.messages.rules import TRIES
from tests.factories import Browser, Cast
from tests.messages.carriers import post_office, sms_office
from tests.messages.conftest import Write, chooses, run, state

TWILIO = {"sms_provider": "twilio", "sms_account": "AC1", "sms_secret": "s3", "sms_sender": "+33700000000"}
VONAGE = {"sms_provider": "vonage", "sms_account": "k1", "sms_secret": "s3", "sms_webhook_secret": "w"}
Make = Callable[..., Flask]


def test_an_e_mail_is_plain_and_html_and_can_be_ended(app: Flask, make_app: Make, written: Write) -> None:
    number = written("email")
    with post_office() as office:
        run(make_app(smtp=office.address, mail_from="Passerelle <no@here.example>"))
    (letter,) = office.letters
    assert (letter["To"], letter["Subject"]) == ("quelquun@example.org", "Rappel : mardi")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/stop/" in letter["List-Unsubscribe"]
    plain, html = (part.get_content() for part in letter.iter_parts())
    assert "Mardi à 18 h 30." in plain
    assert 'lang="fr"' in html
    assert 'href="https://here.example/answer/x?a=1&amp;b=2"' in html
    assert state(app, number).state == "sent"


def test_a_message_is_sent_once(app: Flask, make_app: Make, written: Write) -> None:
    written("email")
    with post_office() as office:
        ours = make_app(smtp=office.address, mail_from="no@here.example")
        run(ours)
        run(ours, timedelta(hours=1))
    assert len(office.letters) == 1


@pytest.mark.parametrize(("answer", "then"), [("450 later", "waiting"), ("550 nobody here", "given-up")])
def test_an_address_refused_for_now_is_tried_again(
    app: Flask, make_app: Make, written: Write, answer: str, then: str
) -> None:
    number = written("email")
    with post_office(answer) as office:
        run(make_app(smtp=office.address, mail_from="no@here.example"))
    assert (state(app, number).state, state(app, number).tries) == (then, 1)


@pytest.mark.parametrize("channel", ["email", "sms"])
def test_without_a_carrier_a_message_waits(app: Flask, written: Write, channel: str) -> None:
    number = written(channel)
    run(app)
    assert state(app, number).state == "waiting"


def test_twilio_carries_an_sms_and_tells_that_it_arrived(app: Flask, make_app: Make, written: Write) -> None:
    number = written("sms")
    with sms_office(sid="SM7") as office:
        ours = make_app(sms_address=office.address, **TWILIO)
        run(ours)
    ((path, headers, said),) = office.calls
    assert path == "/2010-04-01/Accounts/AC1/Messages.json"
    assert headers["Authorization"] == "Basic " + b64encode(b"AC1:s3").decode()
    assert (said["To"], said["From"]) == ("+33612345678", "+33700000000")
    told = {"MessageSid": "SM7", "MessageStatus": "delivered"}
    address, browser = said["StatusCallback"], Browser(ours.test_client())
    assert hear_twilio(browser, address, told, "wrong") == 403
    assert state(app, number).state == "sent"
    assert hear_twilio(browser, address, told) == 204
    assert state(app, number).state == "delivered"
    assert hear_twilio(browser, address, told | {"MessageStatus": "failed"}) == 204
    assert state(app, number).state == "delivered", "what arrived stays arrived"


def hear_twilio(browser: Browser, address: str, told: dict[str, str], signed_with: str = "s3") -> int:
    words = address + "".join(name + told[name] for name in sorted(told))
    proof = b64encode(hmac.digest(signed_with.encode(), words.encode(), "sha1")).decode()
    path = "/" + address.split("/", 3)[3]
    return browser.client.post(path, data=told, headers={"X-Twilio-Signature": proof}).status_code


def test_vonage_carries_an_sms_and_tells_that_it_did_not_arrive(
    app: Flask, make_app: Make, written: Write
) -> None:
    number = written("sms")
    with sms_office(messages=[{"status": "0", "message-id": "V9"}]) as office:
        ours = make_app(sms_address=office.address, **VONAGE)
        run(ours)
    ((path, _headers, said),) = office.calls
    assert (path, said["to"], said["type"]) == ("/sms/json", "33612345678", "text")
    path = "/" + said["callback"].split("/", 3)[3]
    told = {"messageId": "V9", "status": "failed", "msisdn": "33612345678"}
    assert ours.test_client().post(path, json=told | {"sig": "0"}).status_code == 403
    assert ours.test_client().post(path, json=signed_by_vonage(told)).status_code == 204
    assert state(app, number).state == "given-up"


def signed_by_vonage(told: dict[str, str]) -> dict[str, str]:
    words = "".join(f"&{name}={told[name]}" for name in sorted(told))
    return told | {"sig": hmac.digest(b"w", words.encode(), "sha256").hex()}


@pytest.mark.parametrize(
    ("provider", "trouble", "again"),
    [
        (TWILIO, (503, {}), True),
        (TWILIO, (429, {}), True),
        (TWILIO, (400, {"code": 21610}), False),
        (TWILIO, (200, []), True),
        (VONAGE, (200, {"messages": [{"status": "1"}]}), True),
        (VONAGE, (200, {"messages": [{"status": "6"}]}), False),
    ],
)
def test_trouble_that_may_pass_is_tried_again(
    app: Flask, make_app: Make, written: Write, provider: dict[str, str], trouble: Any, again: bool
) -> None:
    number = written("sms")
    with sms_office(sid="S", messages=[{"status": "0", "message-id": "V"}]) as office:
        office.answers = [trouble]
        ours = make_app(sms_address=office.address, **provider)
        run(ours)
        assert state(app, number).state == ("waiting" if again else "given-up")
        run(ours, timedelta(minutes=1))
    assert state(app, number).state == ("sent" if again else "given-up")


def test_a_carrier_that_stays_silent_is_given_up(app: Flask, make_app: Make, written: Write) -> None:
    number = written("sms")
    with sms_office() as office:
        office.usual = (500, {})
        ours = make_app(sms_address=office.address, **TWILIO)
        for tries in range(TRIES + 2):
            run(ours, timedelta(minutes=5**tries))
    assert state(app, number).state == "given-up"
    assert len(office.calls) <= TRIES


def test_what_is_no_longer_true_is_not_sent(app: Flask, make_app: Make, written: Write) -> None:
    number = written("email")
    with app.app_context(), transaction():
        drop_topic("session:1")
    with post_office() as office:
        run(make_app(smtp=office.address, mail_from="no@here.example"))
    assert not office.letters
    assert state(app, number).state == "dropped"


def test_what_was_written_for_one_channel_is_not_sent_once_another_was_chosen(
    app: Flask, cast: Cast, make_app: Make, written: Write
) -> None:
    number = written("email")
    chooses(app, cast.learner, "sms")
    with post_office() as office:
        run(make_app(smtp=office.address, mail_from="no@here.example"))
    assert not office.letters
    assert state(app, number).state == "dropped"


def test_an_sms_that_answers_stop_ends_them(app: Flask, cast: Cast, make_app: Make, written: Write) -> None:
    number = written("sms")
    ours = make_app(**TWILIO)
    with ours.app_context():
        from lms.messages.links import address_of, seal

        address = address_of("messages.hear", token=seal("hook", 0))
    told = {"From": "+33698765432", "Body": "Stop"}
    assert hear_twilio(Browser(ours.test_client()), address, told) == 204
    assert state(app, number).state == "waiting", "it was somebody else's number"
    told = {"From": "+33612345678", "Body": "Stop"}
    assert hear_twilio(Browser(ours.test_client()), address, told) == 204
    assert state(app, number).state == "dropped"


def test_late_messages_are_given_up(app: Flask, written: Write) -> None:
    number = written("email")
    with clock.at(clock.now() + timedelta(hours=7)), app.app_context(), transaction():
        from lms.messages.operations import give_up_late

        give_up_late()
    assert state(app, number).state == "given-up"


def test_a_worker_that_comes_too_late_sends_nothing(app: Flask, make_app: Make, written: Write) -> None:
    number = written("email")
    with post_office() as office:
        run(make_app(smtp=office.address, mail_from="no@here.example"), timedelta(hours=7))
    assert not office.letters
    assert (state(app, number).state, state(app, number).trouble) == ("given-up", "late")
