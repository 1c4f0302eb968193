"""The log: one line of JSON an event, and never a word of what people typed."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

_AS_JSON = json.JSONEncoder(ensure_ascii=False, default=str).encode


class Line(logging.Formatter):
    """A record as JSON. Of an error it keeps kind and places, not the message: it may quote people."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return _AS_JSON(line)


def start() -> None:
    """Send our own records to the standard error output."""
    _leave_out_what_no_line_says()
    log = logging.getLogger("passerelle")
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Line())
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False


def _leave_out_what_no_line_says() -> None:
    """Thread, process and place in the code cost half of a line; the logging guide names these switches."""
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None  # the switch the guide names
