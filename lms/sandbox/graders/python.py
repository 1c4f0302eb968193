"""Runs a learner's Python: calls it, and keeps what it prints.

Each ask gets the program afresh: what one call changed is not there for the next. Asks: {"call": expression},
{"run": true, "input": [lines]}, {"words": true} (the names and keywords it uses, as a list).
"""

import builtins
import contextlib
import io
import sys
import tokenize
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import BuiltinImporter, FrozenImporter
from types import CodeType, TracebackType
from typing import Any

from lms.sandbox.graders import GRADERS, Record, Sent, TooMuchOutput
from lms.sandbox.graders.printing import Paper
from lms.sandbox.graders.tagging import tagged

NAME = "<votre programme>"
ASKED = "<question>"
PRELOADED = """
    __future__ _strptime abc array base64 bisect calendar cmath collections.abc contextlib copy csv
    dataclasses datetime decimal encodings.ascii encodings.cp437 encodings.idna encodings.latin_1
    encodings.unicode_escape enum fractions functools graphlib hashlib heapq hmac html html.parser
    io itertools json keyword linecache locale math numbers operator pprint random re secrets
    sqlite3 statistics string struct textwrap time traceback types typing unicodedata urllib.parse
    uuid zlib
"""
"""What programs import, and what Python itself imports only when it is needed."""
for _module in PRELOADED.split():
    import_module(_module)


SAMPLE = Sent(
    b"def f(n):\n    print(n)\n    return [n, 'a', {1: 2.0}]\n",
    ({"call": "f(1)"}, {"call": "g()"}, {"run": True, "input": ["a"]}, {"words": True}),
)


class Screen(Paper, io.StringIO):  # programs may ask for what a file can do
    """Where a program prints."""

    def __init__(self, left: int) -> None:
        io.StringIO.__init__(self)
        Paper.__init__(self, left)


def grade(job: Sent) -> Iterator[Record]:
    """One answer an ask."""
    sys.meta_path[:] = [BuiltinImporter, FrozenImporter]  # what was not loaded does not exist
    sys.setrecursionlimit(1000)
    try:
        program = compile(job.text, NAME, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as problem:
        yield {"error": _told(problem)}
        return
    left = GRADERS["python"].printed_kb * 1024
    for ask in job.asks:
        if "words" in ask:
            yield {"answer": {"value": ["list", [["str", word] for word in sorted(words(job.text))]]}}
            continue
        answer = _answer(program, ask, left)
        left -= len(answer["printed"])
        yield {"answer": answer}


def _answer(program: CodeType, ask: dict[str, Any], left: int) -> dict[str, Any]:
    paper, error, value = Screen(left), None, None
    lines = iter([str(line) for line in ask.get("input", ())])
    space = {"__name__": "__main__", "__builtins__": builtins, "input": _typing(lines)}
    sys.stdout = sys.stderr = paper
    try:
        _run(program, space)
        if "call" in ask:
            value = tagged(eval(compile(ask["call"], ASKED, "eval"), space))  # noqa: S307  # that is the work
    except (MemoryError, TooMuchOutput):
        raise
    except BaseException as problem:  # whatever a program raises is told
        error = _told(problem)
    if paper.left < 0:  # caught, but not overlooked
        raise TooMuchOutput
    return {"value": value, "printed": paper.written(), "error": error}


def _run(program: CodeType, space: dict[str, Any]) -> None:
    with contextlib.suppress(SystemExit):  # a program may end itself
        exec(program, space)  # noqa: S102  # that is the work


def _typing(lines: Iterator[str]) -> Any:
    def typed(_prompt: object = "", /) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError("EOF when reading a line") from None

    return typed


def _told(problem: BaseException) -> dict[str, Any]:
    line = _line(problem.__traceback__)
    if isinstance(problem, SyntaxError) and problem.filename == NAME:
        line = problem.lineno or line
    try:
        message = str(problem.msg if isinstance(problem, SyntaxError) else problem)[:500]
    except Exception:  # a hostile __str__
        message = ""
    return {"type": type(problem).__name__[:80], "message": message, "line": line}


def _line(trace: TracebackType | None) -> int | None:
    """The last line of the learner's own that was at work."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def words(text: str) -> set[str]:
    """The names, keywords and signs a program uses; not those in its texts and remarks."""
    found: set[str] = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type in (tokenize.NAME, tokenize.OP):
                found.add(token.string)
    except (tokenize.TokenError, SyntaxError):
        pass
    return found
