"""Every setting, in one frozen dataclass, read from the environment."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment may choose. docs/settings.md lists the same names; a test compares them."""

    database_url: str = ""
    """SQLAlchemy address of the database; empty: an SQLite file in the instance folder."""
    instance: Path = ROOT / "instance"
    """Folder for what this installation owns: database, secret key, documents."""
    courses: Path = ROOT / "courses"
    """Folder of the curriculum."""
    secret_key: str = ""
    """Signs cookies and forms; empty: made once and kept in the instance folder."""
    public_url: str = "http://127.0.0.1:8000"
    """Where people reach this installation; printed on certificates. https makes cookies secure."""
    association: str = "Association Passerelle"
    """Name of the association that runs this installation; printed on certificates as their issuer."""
    key_passphrase: str = ""
    """Locks the keys that sign certificates; empty: made once and kept in the instance folder."""
    signing_service: str = ""
    """Who signs certificates: empty, our own key; pkcs11:…, a device; https://…, a signing service (CSC)."""
    signing_pin: str = ""
    """PIN of the device or of the signing service's key."""
    signing_token: str = ""
    """What the signing service knows us by (an OAuth bearer token)."""
    language: str = "fr"
    """Language for a visitor whose browser asks for none that we speak."""
    timezone: str = "Europe/Paris"
    """Zone given to a new site."""
    idle_minutes: int = 10
    """On a shared device, a sign-in ends after this long without a touch, in minutes."""
    max_upload_kb: int = 2048
    """Largest request accepted, in kB."""
    trusted_proxies: int = 0
    """How many reverse proxies in front may say who the visitor is."""
    sign_in_tries: int = 8
    """Sign-ins that may go wrong in a quarter of an hour, per account."""
    sign_in_tries_per_address: int = 100
    """The same per network address; a whole class shares one."""
    sandbox: str = "here"
    """Where learners' code and documents are read: here, bwrap, off, or the socket of one kept by others."""
    smtp: str = ""
    """Who carries e-mails: smtps://user:password@host:465, smtp+starttls://… or smtp://…; empty: nobody."""
    mail_from: str = ""
    """Sender of the e-mails, as people see it: Name <address>."""
    sms_provider: str = ""
    """Who carries SMS: twilio, vonage; empty: nobody, they wait to be sent by hand."""
    sms_account: str = ""
    """Our account there: Twilio's Account SID, Vonage's API key."""
    sms_secret: str = ""
    """Its secret: Twilio's auth token, Vonage's API secret."""
    sms_webhook_secret: str = ""
    """Vonage's signature secret (HMAC-SHA256): it signs their calls. Twilio signs with the auth token."""
    sms_sender: str = ""
    """The number or the name SMS come from. People can answer STOP to a number only."""
    sms_address: str = ""
    """Where the provider's service is reached; empty: its own address."""
    quiet_hours: str = "21:00-08:00"
    """When no message is sent, at the site's hours; empty: never quiet."""
    demo: str = "here"
    """Whether an empty database is filled with the demonstration: yes, no, or here (on this machine only)."""

    @property
    def with_demonstration(self) -> bool:
        """Whether the demonstration may be loaded: its passwords are known to all."""
        here = (urlsplit(self.public_url).hostname or "") in {"127.0.0.1", "localhost", "::1"}
        return self.demo == "yes" or (self.demo == "here" and here)

    @property
    def database(self) -> str:
        """SQLAlchemy address of the database in force."""
        return self.database_url or f"sqlite:///{self.instance / 'passerelle.db'}"

    @property
    def documents(self) -> Path:
        """Folder of the documents that were drawn."""
        return self.instance / "documents"

    @property
    def keys(self) -> Path:
        """Folder of the keys that sign certificates."""
        return self.instance / "keys"

    @property
    def built_static(self) -> Path:
        """Folder of the static files as served: hashed and compressed."""
        return self.instance / "static"

    @property
    def compiled_templates(self) -> Path:
        """Folder of the templates once compiled."""
        return self.instance / "templates"


PREFIX = "PASSERELLE_"
DEMO = PREFIX + "DEMO"
QUIET = PREFIX + "QUIET_HOURS"
SMS = PREFIX + "SMS_PROVIDER"
_QUIET_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


def settings_from(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings given by `environment`: each is PASSERELLE_ and its name in capitals.

    Raises ValueError with a sentence when a value is not of its kind or a name is unknown.
    """
    given = os.environ if environment is None else environment
    known = {PREFIX + field.name.upper(): field for field in fields(Settings)}
    unknown = sorted(name for name in given if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise ValueError(f"{unknown[0]} is not a setting. Known: {', '.join(sorted(known))}")
    values = {known[name].name: _read(name, text) for name, text in given.items() if name in known}
    if "DATABASE_URL" in given:
        values.setdefault("database_url", given["DATABASE_URL"])
    return Settings(**values)  # type: ignore[arg-type]  # _read gives each field its own type


def _read(name: str, text: str) -> object:
    default = getattr(Settings(), name.removeprefix(PREFIX).lower())
    if isinstance(default, Path):
        return Path(text).resolve()
    if name == QUIET and text and not _QUIET_HOURS.fullmatch(text):
        raise ValueError(f"{name} must look like 21:00-08:00, not {text!r}")
    if name == SMS and text not in ("", "twilio", "vonage"):
        raise ValueError(f"{name} must be twilio, vonage or empty, not {text!r}")
    if name == DEMO and text not in ("yes", "no", "here"):
        raise ValueError(f"{name} must be yes, no or here, not {text!r}")
    if isinstance(default, int):
        if not text.isdecimal():
            raise ValueError(f"{name} must be a whole number, not {text!r}")
        return int(text)
    return text


def secret_key(settings: Settings) -> str:
    """The key in force: the one given, or one made at the first start and kept readable by us alone."""
    return settings.secret_key or _made_once(settings.instance / "secret-key")


def key_passphrase(settings: Settings) -> str:
    """What locks the keys that sign: the one given, or one made at the first use, kept apart from them."""
    return settings.key_passphrase or _made_once(settings.instance / "key-passphrase")


def _made_once(path: Path) -> str:
    """The secret in `path`; made now if there is none. Whole or not there: another process may look."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was faster
            path.hardlink_to(part)
        part.unlink()
    return path.read_text()
