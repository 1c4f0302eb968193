"""Replays the event log of a simulator in QuickJS, with the very scripts the browser ran.

`job.source` is the log, JSON as it was sent. `job.beside`: `scripts`, the texts of our scripts, in order;
`call`, the name of the function they make (`Simulator.replay`); `attempt`, a mapping it is given, with the
log beside it as `events`. What it returns are the facts.
"""

import json
import re
from collections.abc import Iterator

import _quickjs  # not `quickjs`, which starts a thread when it is imported

from lms.sandbox.graders import Record, Sent

MEMORY = 64 * 1024 * 1024
SAMPLE = Sent(b"[1]", (), {"scripts": ["const a = {r: ({events}) => ({n: events.length})}"], "call": "a.r"})
_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


def grade(job: Sent) -> Iterator[Record]:
    """The facts, or why there are none."""
    call = str(job.beside["call"])
    if not _NAME.fullmatch(call):
        yield {"error": {"type": "NameError", "message": "call"}}
        return
    try:
        events = json.loads(job.text)
    except (ValueError, RecursionError):
        yield {"error": {"type": "SyntaxError", "message": "the log is not JSON"}}
        return
    context = _quickjs.Context()
    context.set_memory_limit(MEMORY)
    try:
        for script in job.beside["scripts"]:
            context.eval(script)
        run = context.eval(f"(text) => JSON.stringify({call}(JSON.parse(text)))")
        facts = run(json.dumps({**job.beside.get("attempt", {}), "events": events}))
    except (_quickjs.JSException, _quickjs.StackOverflow) as problem:
        kind, _, message = str(problem).partition("\n")[0].partition(": ")
        yield {"error": {"type": kind[:80], "message": message[:500]}}
        return
    yield {"facts": json.loads(facts)}
