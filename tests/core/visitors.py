"""A process that serves requests in four processes of its own: requests in as a line of JSON, answers out."""

import json
import multiprocessing
import sys
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

from flask import Flask

from lms import create_app

Request = tuple[str, str, dict[str, Any]]
FORKING = multiprocessing.get_context("fork")
"""Forked before any of them has opened the database: importing the application four times is slow."""


def serve() -> None:
    """Answer each line, a list of lists of [method, path, fields], with lists of [status, location]."""
    app = create_app()
    app.config["WTF_CSRF_ENABLED"] = False  # its own tests turn it on
    for line in sys.stdin:
        print(json.dumps(all_at_once(app, json.loads(line))), flush=True)  # noqa: T201 - the test reads it


def all_at_once(app: Flask, lists: list[list[Request]]) -> list[Any]:
    """Each list in a browser and a process of its own, started together."""
    start, answers = FORKING.Barrier(len(lists), timeout=20), []
    for requests in lists:
        heard, said = FORKING.Pipe(duplex=False)
        FORKING.Process(target=visit, args=(app, requests, start, said)).start()
        said.close()
        answers.append(heard)
    return [heard.recv() for heard in answers]


def visit(app: Flask, requests: list[Request], start: Barrier, said: Connection) -> None:
    """One browser."""
    browser, answers = app.test_client(), []
    start.wait()
    for method, path, fields in requests:
        response = browser.open(path, method=method, data=fields)
        answers.append((response.status_code, response.location))
    said.send(answers)


if __name__ == "__main__":
    serve()
