"""What the coordinator does for an evening class, from a new site to who pays for it."""

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.browser import past
from tests.browser.hands import fill, follow, number_in, press, send, tick, untick

LEARNER = "Nour Karimi"
LISTED = [f"Personne {letter}{number}" for letter in "ABCDEF" for number in range(1, 6)]


@dataclass
class Evening:
    """What people tell one another as the evening goes by."""

    cohort: int = 0
    site: int = 0
    identifier: str = ""
    pin: str = ""
    passwords: dict[str, str] = field(default_factory=dict)
    enrolment: int = 0
    agreement: int = 0
    code: str = ""


def the_coordinator_makes_a_site(page: Page, evening: Evening) -> None:
    """A site with two colleagues: who teaches, and who pays."""
    page.goto("/sites")
    follow(page, "/sites/new")
    fill(page, name="Antenne du Soir", city="Soir-sur-Rivière", phone="01 99 00 99 99")
    send(page)
    evening.site = number_in(page, 1)
    for identifier, role in (("soir-formatrice", "trainer"), ("soir-financeur", "funder")):
        page.goto(f"/sites/{evening.site}/team/new")
        fill(page, chosen_name=f"Collègue {role}", identifier=identifier)
        page.locator("[name=role]").select_option(role)
        send(page)
        press(page, page.locator('main form[action$="/password"] button'))
        evening.passwords[identifier] = page.locator("code.told").inner_text()


def the_coordinator_lays_out_ten_evenings(page: Page, evening: Evening) -> None:
    """A cohort from the level template, its evenings at 18:30; the last of them is the one we live."""
    page.goto("/cohorts/new")
    page.locator("[name=site]").select_option(str(evening.site))
    page.locator("[name=course]").select_option(past.SLUG)
    fill(page, name="DigitAll débutant", capacity="40")
    send(page)
    evening.cohort = number_in(page, 1)
    last = past.last_evening()
    weekdays = (last.weekday(), (last.weekday() + 3) % 7)
    assert page.locator("[name=number]").input_value() == "10"
    assert page.locator("[name=start]").input_value() == "18:30"
    fill(page, first_day=past.first_evening(last, weekdays, 10).isoformat())
    untick(page, "weekdays", *set(range(7)) - set(weekdays))
    tick(page, "weekdays", *weekdays)
    send(page)
    expect(page.locator("main ol > li").filter(has_text="18")).to_have_count(10)
    press(page, page.locator('main form[method=post][action$="/plan"] button[type=submit]'))
    page.goto(f"/cohorts/{evening.cohort}/sessions")
    expect(page.locator('main a[href^="/sessions/"]').first).to_be_visible()
    page.goto(f"/cohorts/{evening.cohort}/staff")
    page.locator("main label", has_text="Collègue trainer").click()
    send(page)


def the_coordinator_enrols_people(page: Page, evening: Evening) -> None:
    """One by the form, thirty by a list; the same list sent again enrols nobody twice."""
    page.goto(f"/cohorts/{evening.cohort}/enrol")
    fill(page, chosen_name=LEARNER, birth="1994")
    page.locator("[name=gender]").select_option("woman")
    send(page)
    listed = "nom;genre;date de naissance\r\n" + "".join(
        f"{name};{'F' if number % 2 else 'H'};{1970 + number}\r\n" for number, name in enumerate(LISTED)
    )
    for _sending in range(2):
        page.goto(f"/cohorts/{evening.cohort}/import")
        page.locator("[name=file]").set_input_files(
            {"name": "liste.csv", "mimeType": "text/csv", "buffer": listed.encode("cp1252")}
        )
        send(page)
        expect(page.locator("#people-grid tbody tr, #people-grid table tbody tr").first).to_be_visible()
        assert page.locator("main tbody tr").count() == len(LISTED) + 1


def the_coordinator_hands_out_a_card(page: Page, evening: Evening) -> None:
    """A card with the identifier and a PIN, told once."""
    page.goto(f"/cohorts/{evening.cohort}/cards")
    for label in page.locator("main label.choice").all():
        if label.inner_text().strip() != LEARNER:
            label.click()
    send(page)
    card = page.locator(".sign-in-cards li")
    expect(card).to_have_count(1)
    evening.identifier, evening.pin = (line.strip() for line in card.locator("dd").all_inner_texts())
    assert evening.pin.isdecimal()


def the_coordinator_issues_the_certificate(page: Page, evening: Evening) -> None:
    """Whoever has met every condition: one person."""
    page.goto(f"/cohorts/{evening.cohort}/certificates")
    send(page, "/certificates/issue")
    code = page.locator('main a[href^="/verify/"]')
    expect(code).to_have_count(1)
    evening.code = code.inner_text()


def the_coordinator_writes_down_who_pays(page: Page, evening: Evening) -> None:
    """An agreement over this cohort, read by the funder's account."""
    page.goto("/agreements/new")
    year = past.last_evening().year
    fill(page, name="Convention du soir", funder="Ville de Soir", target_people="30")
    fill(page, starts_on=f"{year - 1}-01-01", ends_on=f"{year + 1}-12-31")
    tick(page, "cohorts", evening.cohort)
    page.locator("main label.choice", has_text="Collègue funder").click()
    send(page)
    evening.agreement = number_in(page, 1)
