"""A small exercise in the practice mailbox, and a worker that replays logs here, unsealed."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from markupsafe import Markup

from lms.catalogue.practice import Exercise
from lms.catalogue.simulators.replaying import FOLDER, NotReplayed, replay
from lms.catalogue.simulators.values import Goal, Log, Simulation
from lms.sandbox.work import Error, Job, Outcome

SCENARIO: dict[str, Any] = {
    "worlds": ["mailbox"],
    "draws": {"jour": ["mardi", "jeudi"]},
    "state": {
        "me": {"name": "Amina", "address": "amina@exemple.fr"},
        "messages": [
            {
                "id": "$claire",
                "from": "Claire",
                "address": "claire@exemple.fr",
                "subject": "Le cours",
                "date": "lundi",
                "text": "Venez-vous {jour} ?",
                "link": {"text": "Ici", "to": "ailleurs.exemple"},
            }
        ],
    },
    "goals": [
        {"id": "read", "says": "Lu.", "when": {"at": "messages.$claire.read", "is": True}},
        {
            "id": "answered",
            "says": "Répondu.",
            "when": {"in": "messages", "where": {"box": "sent", "of": "$claire", "text": {"has": "{jour}"}}},
        },
        {"id": "no-link", "says": "Sans le lien.", "when": {"never": {"do": "mail.link"}}, "gate": True},
    ],
}
GOALS = (
    Goal("read", "Lu.", "Ouvrez le message.", gate=False, quiet=False),
    Goal("answered", "Répondu.", "Appuyez sur Répondre, et dites {jour}.", gate=False, quiet=False),
    Goal("no-link", "Sans le lien.", "Recommencez sans le lien.", gate=True, quiet=False),
)
SMALL_SIMULATION = Simulation(("mailbox",), json.dumps(SCENARIO), GOALS, ())
ANSWERED: list[dict[str, Any]] = [
    {"do": "mail.open", "id": "$claire"},
    {"do": "mail.reply"},
    {"do": "mail.write", "field": "text", "value": "Bonjour, je viens {jour}."},
    {"do": "mail.send"},
]
ONLY_READ = ANSWERED[:1]
LINK_OPENED = [*ANSWERED, {"do": "mail.open", "id": "$claire"}, {"do": "mail.link", "id": "$claire"}]
MAIL = Exercise(
    slug="repondre",
    number=1,
    kind="mail",
    title="Répondre",
    minutes=10,
    statement_html=Markup("<p>Répondez à Claire.</p>"),
    hints=(Markup("Ouvrez d'abord."),),
    checklist=(),
    code=None,
    simulation=SMALL_SIMULATION,
)


def log_of(events: list[dict[str, Any]], misses: tuple[str, ...] = ()) -> Log:
    """A log as its author keeps it."""
    return Log("good.yaml", json.dumps(events), misses)


def as_browser(events: list[dict[str, Any]], seed: str, pace: int = 900) -> str:
    """The log a browser keeps: ids and names as that attempt drew them, each event with its time."""
    import quickjs

    context = quickjs.Context()
    context.eval((FOLDER / "engine.js").read_text("utf-8"))
    context.set("given", json.dumps([SCENARIO["draws"], events, seed]))
    context.eval("var [draws, events, seed] = JSON.parse(given)")
    drawn: str = context.eval(
        "JSON.stringify(Simulator.begin({ worlds: [], state: { events }, draws }, seed).state.events)"
    )
    return json.dumps([{**event, "t": number * pace} for number, event in enumerate(json.loads(drawn))])


@dataclass
class Replayer:
    """Stands in for the confined worker: the same scripts, in this process."""

    jobs: list[Job] = field(default_factory=list)

    def run(self, job: Job) -> Outcome:
        """What came of a log."""
        self.jobs.append(job)
        attempt = dict(job.beside["attempt"])
        try:
            attempt["events"] = json.loads(job.source)
            told = replay(json.dumps(attempt.pop("scenario")), ("mailbox",), attempt)
        except (ValueError, RecursionError, NotReplayed):
            return Outcome(status="done", error=Error("SyntaxError"))
        return Outcome(status="done", facts=asdict(told))

    def available(self) -> str | None:
        """It always is."""
        return None
