"""A timed quiz with feedback at the end, on a phone: its clock speaks, and sends what is written."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers
from tests.browser.conftest import OpenPage
from tests.browser.hands import fill, follow, press, send, sign_in, tick

pytestmark = pytest.mark.browser
MODULE = 5


def test_the_clock_speaks_at_5_and_1_minutes_and_sends_what_is_written_when_time_is_up(
    open_page: OpenPage,
) -> None:
    trainer = open_page()
    sign_in(trainer, "claire", "passerelle-demo")
    trainer.goto(f"/cohorts/1/modules/{MODULE}/policy")
    fill(trainer, minutes="10")
    tick(trainer, "feedback", "at-end")
    send(trainer, "/policy")
    page = open_page()
    page.clock.install()
    sign_in(page, "100002", "284917")
    mine = page.locator('main a[href^="/learning/"]').first.get_attribute("href") or ""
    page.goto("/".join([*mine.split("/")[:3], "modules", str(MODULE)]))
    send(page, f"/modules/{MODULE}/quiz")
    shown, said = page.locator("[data-shown]"), page.locator("[data-said]")
    expect(shown).to_contain_text("10 minutes")
    expect(said).to_be_empty()
    page.clock.run_for(5 * 60_000)
    expect(said).to_contain_text("5 minutes")
    page.clock.run_for(4 * 60_000)
    expect(said).to_contain_text("1 minute")
    if boxes := page.locator("main label:has(input[name=answer])").all():  # else lines, which have an order
        boxes[0].click()
    with page.expect_navigation():
        page.clock.run_for(61_000)
    expect(page.locator("h1")).not_to_have_text("")
    follow(page, "/hand-in")
    assert not barriers(page)
    expect(page.locator("main .mark.done")).to_have_count(1)
    press(page, page.locator('main form[action$="/hand-in"] button').last)
    expect(page.locator("h1")).to_have_text("Votre résultat")
