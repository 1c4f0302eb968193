"""Runs a learner's JavaScript in QuickJS: calls it, and keeps what it prints by console.log.

Each ask gets the program in a fresh context. Asks as in `python`: {"call"}, {"run", "input"} (read by
`prompt`), {"words"}.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import _quickjs  # not `quickjs`, which starts a thread when it is imported

from lms.sandbox.graders import GRADERS, Record, Sent, TooMuchOutput
from lms.sandbox.graders.javascript_words import words
from lms.sandbox.graders.printing import Paper

TAGGING = Path(__file__).with_name("tagging.js").read_text("utf-8")
MEMORY = 48 * 1024 * 1024
BEFORE = 10_000
"""Empty lines put before the learner's program: a line below is not the learner's."""
SAMPLE = Sent(
    b"const f = (n) => { console.log(n); return [n, 'a', {b: 2}]; };",
    ({"call": "f(1)"}, {"call": "g()"}, {"run": True, "input": ["a"]}, {"words": True}),
)
_LINE = re.compile(r"<input>:(\d+)")
_TOLD = re.compile(r"(\w+): (.*)")


def grade(job: Sent) -> Iterator[Record]:
    """One answer an ask."""
    left = GRADERS["javascript"].printed_kb * 1024
    for number, ask in enumerate(job.asks or ({"run": True},)):
        if "words" in ask:
            yield {"answer": {"value": ["list", [["str", word] for word in sorted(words(job.text))]]}}
            continue
        answer = _answer(job.text, ask, left)
        if answer.pop("unread") and number == 0:
            yield {"error": answer["error"]}
            return
        left -= len(answer["printed"])
        if job.asks:
            yield {"answer": answer}


def _answer(source: str, ask: dict[str, Any], left: int) -> dict[str, Any]:
    paper, context = Paper(left), _quickjs.Context()
    context.set_memory_limit(MEMORY)
    flooded: list[bool] = []

    def out(line: str) -> None:
        try:
            paper.write(json.loads(line))
        except TooMuchOutput:
            flooded.append(True)
            raise

    answering = _prepared(context, out, [str(line) for line in ask.get("input", ())])
    told: dict[str, Any] = {"error": _run(context, source)}
    unread = bool(told["error"]) and told["error"]["type"] == "SyntaxError" and not paper.parts
    if told["error"] is None and "call" in ask:
        told = _called(answering, ask["call"])
    if flooded:
        raise TooMuchOutput
    return {
        "value": told.get("value"),
        "printed": paper.written(),
        "error": told.get("error"),
        "unread": unread,
    }


def _prepared(context: Any, out: Any, lines: list[str]) -> Any:
    context.add_callable("out", out)
    context.set("lines", context.parse_json(json.dumps(lines)))
    answering = context.eval(TAGGING)(context.get("out"), context.get("lines"))
    context.eval("delete globalThis.out; delete globalThis.lines")
    return answering


def _run(context: Any, source: str) -> dict[str, Any] | None:
    try:
        context.eval("\n" * BEFORE + source)
        while context.execute_pending_job():
            pass
    except _quickjs.StackOverflow:
        return {"type": "InternalError", "message": "stack overflow", "line": None}
    except _quickjs.JSException as problem:
        return _told(str(problem))
    return None


def _called(answering: Any, call: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(json.loads(answering(call)))
    except _quickjs.JSException as problem:
        return {"error": _told(str(problem))}
    if "error" in told:
        thrown = told["error"]
        _stop_when_full(thrown["type"], thrown["message"])
        told["error"] = {
            "type": thrown["type"][:80],
            "message": thrown["message"][:500],
            "line": _line(thrown["stack"]),
        }
    return told


def _told(written: str) -> dict[str, Any]:
    first, _, stack = written.partition("\n")
    found = _TOLD.match(first)
    kind, message = (found[1], found[2]) if found else ("thrown", first)
    _stop_when_full(kind, message)
    return {"type": kind[:80], "message": message[:500], "line": _line(stack)}


def _stop_when_full(kind: str, message: str) -> None:
    if (kind, message) == ("InternalError", "out of memory") or (kind, message) == ("thrown", "null"):
        raise MemoryError


def _line(stack: str) -> int | None:
    lines = [int(number) - BEFORE for number in _LINE.findall(stack)]
    return next((line for line in lines if line > 0), None)
