"""Carriers of this machine: a server that takes e-mails, one that takes SMS; both remember."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, TCPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl


@dataclass
class Carrier:
    """Where it listens, what it received, and what it answers to the next ones."""

    address: str = ""
    letters: list[EmailMessage] = field(default_factory=list)
    calls: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)
    answers: list[tuple[int, Any]] = field(default_factory=list)
    usual: tuple[int, Any] = (200, {})


@contextmanager
def post_office(reply_to_recipient: str = "250 ok") -> Iterator[Carrier]:
    """An SMTP server; `reply_to_recipient` is its word on whom letters are for."""
    carrier = Carrier()

    class Session(StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "DATA":
                    self._say("354 go on")
                    carrier.letters.append(message_from_bytes(self._body(), policy=policy.default))
                    self._say("250 ok")
                elif verb == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say(reply_to_recipient if verb == "RCPT" else "250 ok")

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

        def _body(self) -> bytes:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            return b"".join(lines)

    with TCPServer(("127.0.0.1", 0), Session) as server:
        carrier.address = f"smtp://127.0.0.1:{server.server_address[1]}"
        yield from _listening(server, carrier)


@contextmanager
def sms_office(**usual: Any) -> Iterator[Carrier]:
    """An HTTP server that answers `usual` to all, once the prepared answers are used up."""
    carrier = Carrier(usual=(200, usual))

    class Call(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # as the library calls it
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            carrier.calls.append((self.path, dict(self.headers), dict(parse_qsl(body))))
            status, said = carrier.answers.pop(0) if carrier.answers else carrier.usual
            answer = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Call) as server:
        carrier.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield from _listening(server, carrier)


def _listening(server: TCPServer, carrier: Carrier) -> Iterator[Carrier]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    try:
        yield carrier
    finally:
        server.shutdown()
        thread.join()
