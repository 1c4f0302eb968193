"""The life of a sealed child: read the job, run its grader, let each record out at once."""

import json
import os

from lms.sandbox.graders import Grader, Limits, Sent, TooMuchOutput
from lms.sandbox.sealing import IN, OUT

NOT_SEALED = 70
"""The code a child ends with when it could not be closed off: it has read nothing."""
LARGEST_JOB = 16 * 1024 * 1024


def live(grader: Grader, limits: Limits) -> None:
    """Everything a child does."""
    reserve = bytes(1024 * 1024)  # untouched; given back when memory is short, so that this can still be said
    dumps, write = json.dumps, os.write  # a learner's program may replace them
    left = limits.output_kb * 1024
    try:
        for record in grader.grade(received()):
            line = dumps(record).encode() + b"\n"
            left -= len(line)
            if left < 0:
                raise TooMuchOutput
            while line:
                line = line[write(OUT, line) :]
    except MemoryError:
        del reserve
        tell(b'{"ended": "memory"}\n')
    except TooMuchOutput:
        tell(b'{"ended": "output"}\n')
    else:
        tell(b'{"ended": "done"}\n')


def received() -> Sent:
    """The job: one line of JSON, then the source as it was sent."""
    parts, size = [], 0
    while (part := os.read(IN, 1 << 16)) and size <= LARGEST_JOB:
        parts.append(part)
        size += len(part)
    head, _, source = b"".join(parts).partition(b"\n")
    written = json.loads(head)
    return Sent(source, tuple(written["asks"]), written["beside"])


def tell(line: bytes) -> None:
    """Let one short line out."""
    os.write(OUT, line)
