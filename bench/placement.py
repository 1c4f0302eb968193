"""Plays the placement test with made-up learners: `python -m bench.placement [learners]`.

A learner answers by the two-parameter model: their ability is drawn evenly from -3 to 3, or normally; they
guess rightly one time in five; and the true difficulty of each item is what its author wrote plus an error
of standard deviation 0.5, drawn anew for each learner (as if the bank had been written again).
Prints how often the likeliest level is the true one, one off, two off, and what choosing an item costs.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

from lms.catalogue.loading import load
from lms.catalogue.values import PlacementBank
from lms.placement.bank import measured_items, scale_of
from lms.placement.rules.choosing import next_item
from lms.placement.rules.scale import Item, Scale, chance_of_right
from lms.placement.rules.verdict import AIM, is_enough, verdict

COURSES = Path(__file__).parents[1] / "courses"
GUESSED = 0.2
DIFFICULTY_ERROR = 0.5

Ability = Callable[[random.Random], float]
ABILITIES: dict[str, Ability] = {
    "even from -3 to 3": lambda chance: chance.uniform(-3, 3),
    "normal, deviation 1.5": lambda chance: chance.gauss(0, 1.5),
}


@dataclass
class Tally:
    """What came of playing."""

    learners: int = 0
    exact: int = 0
    one_off: int = 0
    two_off: int = 0
    between: int = 0
    named: int = 0
    items: int = 0
    seconds: float = 0.0

    def add(self, off: int, between: bool, named: bool, items: int) -> None:
        """One more learner: how many levels off, and whether their true level was among those named."""
        self.learners += 1
        self.exact += off == 0
        self.one_off += off == 1
        self.two_off += off >= 2
        self.between += between
        self.named += named
        self.items += items

    def share(self, count: int) -> str:
        """`count` in percent of the learners."""
        return f"{100 * count / self.learners:5.1f} %"

    def __str__(self) -> str:
        return (
            f"exact {self.share(self.exact)}, one off {self.share(self.one_off)}, "
            f"two off {self.share(self.two_off)}; between two levels {self.share(self.between)}, "
            f"true level named {self.share(self.named)}; {self.items / self.learners:.1f} items, "
            f"{1000 * self.seconds / self.items:.2f} ms an item"
        )


def play(bank: PlacementBank, learners: int, seed: int, ability: Ability, stops: bool) -> Tally:
    """Let `learners` take the test: AIM items each, or until it `stops` by its own rules."""
    chance, tally, scale = random.Random(seed), Tally(), scale_of(bank)
    items = measured_items(bank)
    for number in range(learners):
        true = {item.id: _as_it_is(item, chance) for item in items}
        person = ability(chance)
        started = process_time()
        answered = _take(items, scale, true, person, f"{seed} {number}", chance, stops)
        tally.seconds += process_time() - started
        said = verdict(scale, answered)
        likeliest = said.chances.index(max(said.chances))
        level = scale.level_at(person)
        tally.add(abs(likeliest - level), said.between, scale.levels[level] in said.levels, len(answered))
    return tally


def _as_it_is(item: Item, chance: random.Random) -> Item:
    """The item as learners meet it: not quite as hard as its author thought."""
    return replace(item, difficulty=chance.gauss(item.difficulty, DIFFICULTY_ERROR), floor=GUESSED)


def _take(
    items: tuple[Item, ...],
    scale: Scale,
    true: dict[str, Item],
    person: float,
    seed: str,
    chance: random.Random,
    stops: bool,
) -> list[tuple[Item, bool]]:
    answered: list[tuple[Item, bool]] = []
    while not _over(scale, answered, stops):
        item = next_item(items, scale, answered, seed)
        if item is None:
            break
        answered.append((item, chance.random() < chance_of_right(true[item.id], person)))
    return answered


def _over(scale: Scale, answered: list[tuple[Item, bool]], stops: bool) -> bool:
    if stops:
        return is_enough(verdict(scale, answered).chances, len(answered))
    return len(answered) == AIM


def main(learners: int) -> None:
    """Play, and print."""
    bank = load(COURSES).placement
    if bank is None:
        raise SystemExit("the course files hold no placement test")
    print(f"{len(bank.items)} items, {learners} learners each time")
    for name, ability in ABILITIES.items():
        print(f"{name}\n  {AIM} items:  {play(bank, learners, 2026, ability, stops=False)}")
        print(f"  its own stop: {play(bank, learners, 2026, ability, stops=True)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
