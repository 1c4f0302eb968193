"""`flask credentials keys`: for the person who looks after the keys that sign certificates."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from lms.core.clock import now
from lms.core.db import transaction
from lms.credentials.badges import settings
from lms.credentials.badges.keys import KINDS
from lms.credentials.badges.operations import tell_soon
from lms.credentials.concerns import concerns
from lms.credentials.keys import LIST, KeyLost, Ring
from lms.credentials.published import public_keys
from lms.credentials.signing import ring_of

group = AppGroup("credentials", help="Certificates.")
keys = AppGroup("keys", help="The keys that sign certificates.")
group.add_command(keys)

CONCERNS = {
    "lost": "The signing key is missing or does not open: no certificate can be signed. "
    "Restore the folder of keys and the passphrase.",
    "expired": "The signing key is out of date: bring the root back, then renew.",
    "badge-key-lost": "A key of badges is missing or does not open: restore it, or renew it by its kind.",
    "renewal-due": "The signing key must soon be renewed: bring the root back, then renew.",
}


@keys.command("list")
def list_keys() -> None:
    """Show every key there ever was, and what is wrong."""
    ring, badge_keys = _ring(), settings.keys()
    lost = badge_keys.lost()
    for key in public_keys(ring, now()):
        click.echo(f"{key.state:8}  {key.name:24}  {key.since:%Y-%m-%d} to {key.until:%Y-%m-%d}")
    for known in badge_keys.known():
        state = "lost" if known.name in lost else known.state
        until = f" to {known.revoked_at:%Y-%m-%d}" if known.revoked_at else ""
        click.echo(f"{state:8}  {known.name:24}  {known.since:%Y-%m-%d}{until}")
    click.echo(f"The root is {'here: take it off-line' if ring.has_root() else 'off-line'}.")
    for concern in concerns(current_app.config["SETTINGS"], ring, badge_keys, now()):
        click.echo(CONCERNS[concern])


@keys.command("renew")
@click.argument("kind", type=click.Choice(["signing", *KINDS]), default="signing")
def renew(kind: str) -> None:
    """Make a new key of a kind now. The one before goes on being checked."""
    with _told():
        made = _ring().renew(now()) if kind == "signing" else settings.keys().renew(kind, now()).name
    click.echo(f"{made} signs from now on.")


@keys.command("revoke")
@click.argument("name")
def revoke(name: str) -> None:
    """Revoke a key that got into other hands, and make a new one if it was the one in use."""
    with _told():
        if name.startswith(KINDS):
            _revoke_of_badges(name)
        else:
            _revoke_that_signs(name)
    click.echo(f"{name} is revoked. What it signed is no longer taken for genuine by its signature.")


def _revoke_that_signs(name: str) -> None:
    ring = _ring()
    ring.publish_revocations(now(), name)
    if name == ring.newest():
        ring.renew(now())


def _revoke_of_badges(name: str) -> None:
    badge_keys, kind = settings.keys(), name.partition("-")[0]
    was_in_use = name == badge_keys.newest(kind)
    badge_keys.revoke(name, now())
    if was_in_use:
        badge_keys.renew(kind, now())
    with transaction():
        tell_soon()  # the lists it signed are signed anew


@keys.command("start-anew")
@click.confirmation_option(prompt="Are the private keys or their passphrase lost for good?")
def start_anew() -> None:
    """Make a new root and new keys of each kind. What the lost ones signed goes on being checked."""
    with _told():
        click.echo(f"{_ring().start_anew(now())} signs from now on, under a new root.")
    for kind in KINDS:
        click.echo(f"{settings.keys().renew(kind, now()).name} signs from now on.")
    click.echo("Take the root off-line, and keep it and the passphrase, apart, twice.")


@keys.command("publish-list")
def publish_list() -> None:
    """Make the list of revoked keys anew."""
    ring = _ring()
    with _told():
        ring.publish_revocations(now())
    click.echo(f"{ring.folder / LIST} is made anew.")


@keys.command("take-root-away")
@click.argument("file", type=click.Path(path_type=Path, exists=False))
def take_root_away(file: Path) -> None:
    """Move the root's private key, still locked by the passphrase, to FILE."""
    try:
        _ring().take_root_away(file)
    except OSError as error:
        raise click.ClickException(f"The root stays where it is: {error}") from None
    click.echo(f"The root is in {file} and no longer here. Keep it and the passphrase, apart, twice.")


@keys.command("bring-root-back")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def bring_root_back(file: Path) -> None:
    """Take the root in again, to renew or to revoke."""
    with _told():
        _ring().bring_root_back(file.read_bytes())
    click.echo("The root is here. Take it away again when you have done.")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except KeyLost as lost:
        message = f"The key {lost} is not here, is not ours, or its passphrase is another one."
        raise click.ClickException(message) from None


def _ring() -> Ring:
    return ring_of(current_app.config["SETTINGS"])
