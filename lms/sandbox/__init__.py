"""The confined worker: runs what learners wrote or sent, where it can touch nothing.

The rest of the house calls `confined.run(job)` and gets an `Outcome`: facts, never a verdict. Behind it
stands one small process, the zygote (`zygote.py`): started with an empty environment, it holds what
graders need and forks one child for each job. The child seals itself (`sealing.py`) before it reads a byte of
the job, runs one grader (`graders/`), and dies. Expected values never enter it: the verdict is its
caller's affair.

This file is also read inside the zygote, which must stay small and know nothing of the application:
nothing is imported here before it is asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def init_app(app: "Flask") -> None:
    """Register what this room offers."""
    from lms.sandbox import commands

    app.cli.add_command(commands.group)
