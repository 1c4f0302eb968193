"""What is said of a list that cannot be taken: the row and the column of each fault, on the page itself."""

import re
from io import BytesIO

import pytest

from tests.factories import Cast, Visitor, words_of

FAULT = re.compile(r'<tr><th scope="row">(\d+)</th><td><bdi>(.*?)</bdi></td>')


def said_of(content: str | bytes, cast: Cast, visit: Visitor) -> list[tuple[str, str]]:
    """(row, column) of each fault on the page that answers this list."""
    raw = content.encode() if isinstance(content, str) else content
    address = f"/cohorts/{cast.ours.cohort.id}/import"
    answer = visit(cast.coordinator).post(address, {"file": (BytesIO(raw), "liste.csv")})
    assert answer.status_code == 422
    assert "À corriger dans votre liste" in words_of(answer)
    return FAULT.findall(answer.text)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Genre;Nom\nF;Amina\nF;learner 1\n", [("3", "Nom")]),
        ("Genre;Nom\nF;Amina\n\nF;Amina\n", [("4", "Nom")]),
        ("Nom;Prescripteur\nAmina;personne d'ici\n", [("2", "Prescripteur")]),
        ('Nom;Genre\n"Amina\nSow";F\nTesfay;zz\n', [("3", "Genre")]),
        ("Nom;Genre\nlearner 1;F\nTesfay;zz\n", [("2", "Nom"), ("3", "Genre")]),
        (b"Nom;Genre\n\xc3\x89lodie;F\nNo\xebl;H\n", [("3", "Nom")]),
    ],
)
def test_each_fault_has_its_row_and_its_column(
    content: str | bytes, said: list[tuple[str, str]], cast: Cast, visit: Visitor
) -> None:
    assert said_of(content, cast, visit) == said
