"""The engine of the simulators, as the server runs it: what it replays, what it refuses, what goals mean."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import quickjs
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.catalogue.simulators.proving import of_log
from lms.catalogue.simulators.replaying import FOLDER, Replay, replay
from lms.catalogue.simulators.values import SPOKEN
from lms.catalogue.simulators.worlds import WORLDS
from lms.i18n.languages import LANGUAGES
from tests.learning.practice.small_simulation import (
    ANSWERED,
    LINK_OPENED,
    ONLY_READ,
    SMALL_SIMULATION,
    log_of,
)

KILOBYTE = 1024
FURTHER = tuple(code for code in LANGUAGES if code not in SPOKEN)
"""Languages whose words stand beside the worlds."""


def replayed(events: Any, seed: str = "x", **more: Any) -> Replay:
    """What comes of a log over the small scenario."""
    return replay(SMALL_SIMULATION.written, ("mailbox",), {"seed": seed, "events": events, **more})


def goal(when: dict[str, Any], state: dict[str, Any], events: tuple[dict[str, Any], ...] = ()) -> bool:
    """Whether a predicate holds over a state, after some events that change nothing."""
    scenario = {
        "worlds": ["sheet", "files"],
        "state": {"files": [], **state},
        "goals": [{"id": "one", "when": when}],
    }
    log = [{"t": number, "do": "files.sort", **event} for number, event in enumerate(events)]
    (held,) = replay(json.dumps(scenario), ("files",), {"seed": "x", "events": log}).reached
    return held


def test_a_recorded_log_reaches_its_goals_whatever_is_drawn() -> None:
    assert of_log(SMALL_SIMULATION, log_of(ANSWERED)) is None
    assert of_log(SMALL_SIMULATION, log_of(ONLY_READ, ("answered",))) is None
    assert of_log(SMALL_SIMULATION, log_of(LINK_OPENED, ("no-link",))) is None


def test_a_log_that_does_not_do_what_it_says_is_named() -> None:
    assert of_log(SMALL_SIMULATION, log_of(ONLY_READ)) == "It misses answered, and says it misses none."
    told = of_log(SMALL_SIMULATION, log_of([{"do": "mail.send"}]))
    assert told == "Event 1 is not legal there: no-draft."


def test_names_and_ids_are_drawn_anew_so_that_no_log_serves_in_another_attempt() -> None:
    steps = {replayed(ANSWERED, seed, recorded=True).steps[2] for seed in "abcdef"}
    assert steps == {
        "Écrit (Message) : Bonjour, je viens mardi.",
        "Écrit (Message) : Bonjour, je viens jeudi.",
    }
    told = replayed([{"do": "mail.open", "id": "claire_aaaa", "t": 0}])
    assert (told.refused, told.why) == (0, "no-message")


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ({"do": "__proto__", "t": 0}, "unknown"),
        ({"do": "constructor", "t": 0}, "unknown"),
        ({"do": "mail.new", "t": -1}, "time"),
        ({"do": "mail.new"}, "time"),
        ({"do": "mail.new", "t": "1"}, "time"),
        (None, "unknown"),
        ({"do": "mail.box", "box": "__proto__", "t": 0}, "unknown"),
        ({"do": "mail.write", "field": "id", "value": "x", "t": 0}, "no-draft"),
    ],
)
def test_an_event_nobody_can_do_is_refused(event: Any, why: str) -> None:
    told = replayed([event])
    assert (told.refused, told.why) == (0, why)


def test_times_do_not_run_backwards_and_logs_end() -> None:
    assert replayed([{"do": "mail.new", "t": 5}, {"do": "mail.drop", "t": 4}]).why == "time"
    assert replayed([{"do": "mail.box", "box": "sent", "t": 0}] * 2001).why == "long"
    assert replayed({"length": 1}).why == "long"


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["", "sent", "f1", "$claire", "text", "__proto__"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "to", "value", "field", "do"]), inner, max_size=4)
    ),
    max_leaves=6,
)
EVENT = st.fixed_dictionaries(
    {
        "do": st.sampled_from(
            [
                f"mail.{verb}"
                for verb in ("open", "write", "pick", "attach", "send", "view", "save", "bin", "new", "keep")
            ]
        )
    },
    optional=dict.fromkeys(("id", "to", "value", "field", "box"), ANY),
)


@given(st.lists(EVENT, max_size=6))
@settings(max_examples=12, deadline=None)
def test_whatever_is_sent_the_replay_ends_with_an_answer(events: list[dict[str, Any]]) -> None:
    told = replayed([{**event, "t": number} for number, event in enumerate(events)])
    assert told.refused is not None or len(told.reached) == 3


FILES = [
    {"id": "a", "name": "Fête du quartier.pdf", "in": "b", "size": 3},
    {"id": "b", "name": "Été", "folder": True},
]


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ({"in": "files", "where": {"name": {"has": ["FETE", "quartier"]}}}, True),
        ({"in": "files", "where": {"name": {"like": "ete"}}, "count": 1}, True),
        ({"in": "files", "where": {"name": "Ete"}}, False),
        ({"in": "files", "where": {"in.name": {"like": "été"}}}, True),
        ({"in": "files", "where": {"id": ["a", "b"]}, "count": {"least": 3}}, False),
        ({"at": "files.a.size", "is": {"least": 3, "most": 3}}, True),
        ({"at": "files.c.size", "is": {"least": 1}}, False),
        ({"at": "__proto__.x", "is": None}, True),
        ({"at": "files.a.name", "is": {"ends": [".docx", ".pdf"], "not": {"exact": "fête"}}}, True),
        ({"at": "files.a.name", "is": {"words": 3, "lines": 1, "digit": False}}, True),
        ({"did": {"do": "files.sort", "by": "size"}}, True),
        ({"did": [{"by": "size"}, {"by": "name"}]}, False),
        ({"did": [{"by": "name"}, {"by": "size"}]}, True),
        ({"did": {"do": "files.sort"}, "count": 2}, True),
        ({"never": [{"by": "date"}, {"by": "size"}]}, False),
        (
            {
                "all": [
                    {"not": {"never": {"by": "size"}}},
                    {"any": [{"did": {"by": "x"}}, {"at": "sort", "is": "size"}]},
                ]
            },
            True,
        ),
    ],
)
def test_what_each_predicate_means(when: dict[str, Any], held: bool) -> None:
    assert goal(when, {"files": FILES}, ({"by": "name"}, {"by": "size"})) is held


def squeezed(*names: str) -> int:
    """Bytes of scripts as they travel."""
    return len(gzip.compress(b"".join((FOLDER / name).read_bytes() for name in names), 9, mtime=0))


def test_the_engine_and_each_world_stay_light() -> None:
    assert squeezed("engine.js") <= 5 * KILOBYTE
    assert squeezed("stage.js", "page.js") <= 5 * KILOBYTE
    heavy = {name: squeezed(f"{name}.js", f"{name}-view.js") for name in WORLDS}
    assert {name: size for name, size in heavy.items() if size > 6 * KILOBYTE} == {}


def words_in(name: str, language: str) -> set[str]:
    """The names of the words a script speaks in one more language."""
    context = quickjs.Context()
    context.eval("var Simulator = { speak: (language, more) => { seen = [language, more] } }, seen")
    context.eval((FOLDER / f"words/{language}/{name}.js").read_text("utf-8"))
    told, words = json.loads(context.eval("JSON.stringify(seen)"))
    assert told == language
    assert all(words.values()) or name == "desktop"  # it says nothing where a window is closed
    return set(words)


def test_the_engine_says_its_own_words_in_every_language() -> None:
    context = quickjs.Context()
    context.eval((FOLDER / "engine.js").read_text("utf-8"))
    for language in FURTHER:
        assert words_in("engine", language) == {"apps", "colon", "quote", "did.app", "why.unknown"}
    for language in SPOKEN:
        said = [context.eval(f"Simulator.say('{language}', '{word}')") for word in words_in("engine", "ar")]
        assert not set(said) & words_in("engine", "ar")


@pytest.mark.parametrize(("language", "mark"), [("fr", "Tr :"), ("en", "Fwd:"), ("ar", "إعادة توجيه:")])
def test_what_a_world_writes_itself_is_in_the_language_of_the_scenario(language: str, mark: str) -> None:
    scenario = {**SMALL_SIMULATION.scenario, "language": language}
    wanted = {"in": "messages", "where": {"how": "forward", "subject": {"exact": mark}}}
    scenario["goals"] = [{"id": "marked", "when": wanted}]
    events = [*ONLY_READ, {"do": "mail.forward"}, {"do": "mail.write", "field": "to", "value": "a@b.exemple"}]
    attempt = {"seed": "x", "events": [*events, {"do": "mail.send"}], "language": language, "recorded": True}
    told = replay(json.dumps(scenario), ("mailbox",), attempt)
    assert list(told.reached) == [True]
    assert told.steps[1] == {"fr": "Transfère le message", "en": "Forwards the message"}.get(
        language, "يعيد توجيه الرسالة"
    )


@pytest.mark.parametrize("name", WORLDS)
def test_a_world_has_all_its_words_in_every_language(name: str) -> None:
    context = quickjs.Context()
    context.eval((FOLDER / "engine.js").read_text("utf-8"))
    context.eval("var seen; Simulator.world = (world) => { seen = world }")
    context.eval((FOLDER / f"{name}.js").read_text("utf-8"))
    told = json.loads(
        context.eval("JSON.stringify({ events: Object.keys(seen.events), fr: seen.fr, en: seen.en })")
    )
    assert set(told["fr"]) == set(told["en"])
    for language in FURTHER:
        assert set(told["fr"]) - words_in(name, language) == set()
    assert {f"did.{event}" for event in told["events"]} <= set(told["fr"])
    assert f"app.{name}" in told["fr"]
    view = Path(FOLDER / f"{name}-view.js").read_text("utf-8")
    used = set(re.findall(r'say\("([^"]+)"\)', view))
    assert {word for word in used - set(told["fr"]) if word not in words_in("engine", FURTHER[0])} == set()
    assert f'"app-{name}":' in view
