"""Sites made up for measuring timetables: people and rooms as an evening school has them, from a seed."""

from datetime import date, timedelta
from random import Random

from lms.scheduling.timetable.values import Group, Helper, Learner, Problem, Room, Window

FIRST = date(2026, 9, 7)
STARTS = (*((day, start) for day in range(4) for start in (1080, 1110, 1140)), (5, 570), (5, 600))
LEVELS = ("C01", "C02", "C03", "C04", "C09")


def free_on(chance: Random, days: int) -> tuple[Window, ...]:
    """Some evenings of the week, and Saturday morning now and then."""
    found = [Window(day, 1050, 1290) for day in sorted(chance.sample(range(4), days))]
    return tuple([*found, Window(5, 540, 780)] if chance.random() < 0.5 else found)


def a_site(
    seed: int,
    cohorts: int = 40,
    sessions: int = 20,
    rooms: int = 6,
    trainers: int = 15,
    volunteers: int = 60,
    learners: int = 500,
    weeks: int = 40,
) -> Problem:
    """One site: most rooms with windows, trainers with a few evenings each, holidays and school breaks."""
    chance = Random(seed)
    last = FIRST + timedelta(weeks=weeks) - timedelta(days=1)
    breaks = [FIRST + timedelta(weeks=week) for week in (6, 15, 23, 31)]
    school = frozenset(start + timedelta(days=day) for start in breaks for day in range(14))
    closed = frozenset(FIRST + timedelta(days=chance.randrange(weeks * 7)) for _ in range(9))
    sizes = [learners // cohorts + (place < learners % cohorts) for place in range(cohorts)]
    return Problem(
        first_day=FIRST,
        last_day=last,
        starts=STARTS,
        rooms=tuple(
            Room(
                key=place + 1,
                name=f"Salle {place + 1}",
                seats=chance.choice((14, 16, 20)),
                computers=(14, 14, 14, 14, 0, 0, 14, 0)[place % 8],
                windows=None
                if place % 3 == 0
                else tuple(
                    Window(day, 1080 if day < 5 else 540, 1260 if day < 5 else 780) for day in (0, 1, 2, 3, 5)
                ),
            )
            for place in range(rooms)
        ),
        trainers=tuple(
            Helper(
                key=100 + place,
                name=f"Formateur {place + 1}",
                windows=free_on(chance, chance.choice((2, 3, 4))),
                away=frozenset(FIRST + timedelta(days=chance.randrange(weeks * 7)) for _ in range(4)),
                woman=place % 2 == 0,
                courses=frozenset(chance.sample(LEVELS, 3)),
            )
            for place in range(trainers)
        ),
        volunteers=tuple(
            Helper(
                key=1000 + place,
                name=f"Bénévole {place + 1}",
                windows=free_on(chance, chance.choice((2, 3, 4))),
                leaves=chance.choice((None, None, 1260, 1290)),
                woman=place % 2 == 0,
            )
            for place in range(volunteers)
        ),
        groups=tuple(
            Group(
                key=place + 1,
                name=f"Groupe {place + 1}",
                course=LEVELS[place % len(LEVELS)],
                size=sizes[place],
                sessions=sessions,
                first_day=FIRST + timedelta(weeks=(place // 10) * weeks // 8),
                last_day=last,
                computers=(0, 10, 12)[place % 3],
                women_only=place % 10 == 9,
                learners=tuple(
                    Learner(free_on(chance, 3), leaves=chance.choice((None, 1250, 1260, 1290)))
                    for _ in range(sizes[place])
                ),
            )
            for place in range(cohorts)
        ),
        closed=closed,
        school=school,
        sunset={FIRST + timedelta(days=day): 1110 for day in range(weeks * 7)},
    )
