"""E-mail by SMTP: a letter of plain words, and the same as simple HTML. The one file that knows smtplib."""

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape

TIMEOUT = 20
PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}
LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to one address. `direction` is ltr or rtl; `headers` are added as they are."""

    to: str
    subject: str
    text: str
    language: str
    direction: str
    number: str
    headers: Mapping[str, str] = field(default_factory=dict)


class NotSent(Exception):
    """The letter did not leave. `again` says whether a later try may do."""

    def __init__(self, kind: str, again: bool) -> None:
        super().__init__(kind)
        self.kind = kind
        self.again = again


def send(carrier: str, sender: str, letter: Letter) -> None:
    """Give `letter` to the server at the address `carrier`; raises NotSent."""
    try:
        with _connection(carrier) as server:
            server.send_message(_written(sender, letter))
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
        raise NotSent(type(refused).__name__, again=_for_now(refused)) from refused
    except smtplib.SMTPAuthenticationError as refused:
        raise NotSent(type(refused).__name__, again=True) from refused
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotSent(type(trouble).__name__, again=True) from trouble


def _for_now(refused: smtplib.SMTPException) -> bool:
    """Whether the server answered 4xx (later, perhaps) rather than 5xx (never)."""
    if isinstance(refused, smtplib.SMTPRecipientsRefused):
        return all(code < 500 for code, _words in refused.recipients.values())
    return isinstance(refused, smtplib.SMTPResponseException) and refused.smtp_code < 500


def _connection(carrier: str) -> smtplib.SMTP:
    parts = urlsplit(carrier)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, timeout=TIMEOUT, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    if parts.scheme == "smtp+starttls":
        server.starttls(context=ssl.create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def _written(sender: str, letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Message-ID"] = f"<{letter.number}@{parseaddr(sender)[1].rpartition('@')[2] or 'localhost'}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    for name, value in letter.headers.items():
        message[name] = value
    message.set_content(letter.text)
    message.add_alternative(as_html(letter), subtype="html")
    return message


def as_html(letter: Letter) -> str:
    """The words of a letter as HTML: paragraphs and links, nothing fetched from anywhere."""
    paragraphs = [_linked(each) for each in letter.text.strip().split("\n\n")]
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!doctype html><html lang="{letter.language}" dir="{letter.direction}">'
        f"<head><meta charset='utf-8'><title>{escape(letter.subject)}</title></head>"
        f'<body style="font: 18px/1.5 sans-serif; max-width: 36em">{body}</body></html>'
    )


def _linked(paragraph: str) -> str:
    words, end = Markup(), 0
    for link in LINK.finditer(paragraph):
        words += escape(paragraph[end : link.start()]) + Markup('<a href="{0}" dir="ltr">{0}</a>').format(
            link[0]
        )
        end = link.end()
    return (words + escape(paragraph[end:])).replace("\n", Markup("<br>"))
