"""Runs a learner's Python: calls it, and keeps what it prints.

Each ask gets the program afresh: what one call changed is not there for the next. Asks: {"call": expression},
{"run": true, "input": [lines]}, {"words": true} (the names and keywords it uses, as a list).
"""

import __future__  # noqa: F401  # what programs import lazily is loaded before the seal

import _strptime  # noqa: F401
import ast
import base64  # noqa: F401
import bisect  # noqa: F401
import builtins
import calendar  # noqa: F401
import collections.abc  # noqa: F401
import contextlib  # noqa: F401
import copy  # noqa: F401
import csv  # noqa: F401
import dataclasses  # noqa: F401
import datetime  # noqa: F401
import decimal  # noqa: F401
import encodings.ascii  # noqa: F401
import encodings.cp437  # noqa: F401
import encodings.idna  # noqa: F401
import encodings.latin_1  # noqa: F401
import encodings.unicode_escape  # noqa: F401
import enum  # noqa: F401
import fractions  # noqa: F401
import functools  # noqa: F401
import hashlib  # noqa: F401
import heapq  # noqa: F401
import hmac  # noqa: F401
import html  # noqa: F401
import io
import itertools  # noqa: F401
import json  # noqa: F401
import keyword
import linecache  # noqa: F401
import locale  # noqa: F401
import math  # noqa: F401
import operator  # noqa: F401
import random  # noqa: F401
import re  # noqa: F401
import secrets  # noqa: F401
import statistics  # noqa: F401
import string  # noqa: F401
import sys
import textwrap  # noqa: F401
import time  # noqa: F401
import tokenize
import traceback  # noqa: F401
import typing  # noqa: F401
import unicodedata  # noqa: F401
import urllib.parse  # noqa: F401
from collections.abc import Iterator
from importlib.machinery import BuiltinImporter, FrozenImporter
from types import CodeType, TracebackType
from typing import Any

from lms.sandbox.graders import GRADERS, Record, Sent, TooMuchOutput
from lms.sandbox.graders.printing import Paper
from lms.sandbox.graders.tagging import tagged

NAME = "<votre programme>"
ASKED = "<question>"


class Screen(Paper, io.StringIO):  # type: ignore[misc]  # programs may ask for what a file can do
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
    except BaseException as problem:  # noqa: BLE001  # whatever a program raises is told
        error = _told(problem)
    if paper.left < 0:  # caught, but not overlooked
        raise TooMuchOutput
    return {"value": value, "printed": paper.written(), "error": error}


def _run(program: CodeType, space: dict[str, Any]) -> None:
    try:
        exec(program, space)  # noqa: S102  # that is the work
    except SystemExit:
        pass  # a program may end itself


def _typing(lines: Iterator[str]) -> Any:
    def typed(prompt: object = "") -> str:
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
    except Exception:  # noqa: BLE001  # a hostile __str__
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
