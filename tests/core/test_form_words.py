"""A page that refuses what was sent says so in its own language, with its own words."""

import pytest

from tests.factories import Cast, Visitor, words_of

WRONG = {"course": "no-such-course", "name": "x" * 200, "capacity": "beaucoup"}
SAID = {
    "fr": (
        "Choisissez une des réponses proposées.",
        "C’est trop long : 120 caractères au maximum.",
        "Écrivez un nombre entier, en chiffres. Par exemple : 12.",
    ),
    "ar": (
        "اختاروا واحدًا من الأجوبة المعروضة.",
        "هذا طويل جدًّا. عدد الحروف: 120 على الأكثر.",
        "اكتبوا عددًا صحيحًا بالأرقام. مثال: 12.",
    ),
}


@pytest.mark.parametrize("language", sorted(SAID))
def test_what_is_refused_is_said_in_the_language_of_the_page(
    cast: Cast, visit: Visitor, language: str
) -> None:
    browser = visit(cast.coordinator)
    with browser.client.session_transaction() as session:
        session["language"] = language
    answer = browser.post("/cohorts/new", WRONG)
    assert answer.status_code == 422
    said = words_of(answer).replace("\xa0", " ")
    assert not [sentence for sentence in SAID[language] if sentence.replace("\xa0", " ") not in said]
