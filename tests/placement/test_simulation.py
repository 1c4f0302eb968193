"""The bank as it is written places made-up learners well enough; bench/placement.py plays more of them."""

from flask import Flask

from bench.placement import ABILITIES, play
from lms.catalogue.queries import placement_bank
from lms.placement.rules.verdict import AIM

LEARNERS = 120


def test_learners_are_placed_where_they_belong(app: Flask) -> None:
    bank = placement_bank()
    assert bank is not None
    tallies = [play(bank, LEARNERS, 7, ability, stops=False) for ability in ABILITIES.values()]
    assert [tally.items for tally in tallies] == [LEARNERS * AIM] * len(tallies)
    exact, two_off = sum(tally.exact for tally in tallies), sum(tally.two_off for tally in tallies)
    assert exact >= 0.70 * LEARNERS * len(tallies)
    assert two_off <= 0.005 * LEARNERS * len(tallies)
