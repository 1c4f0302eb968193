"""What somebody sent from a page of before they signed in: offered again, or kept until they do."""

from dataclasses import dataclass

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer

LONGEST = 24_000
"""Characters: the longest code one writes, and its form; an answer is far shorter."""
LASTS = 2 * 3600
"""Seconds; an evening."""
SECRETS = {"secret", "old", "new", "again", "pin"}
"""The fields that hold a PIN or a password: they are typed anew."""
NOT_KEPT = {"csrf_token", *SECRETS}


@dataclass(frozen=True, slots=True)
class Kept:
    """Where it was going, its fields in order, and whose it is, where that is known.

    `files` are the fields that brought a file, and its name: the file itself is chosen again.
    """

    path: str
    fields: list[tuple[str, str]]
    person_id: int | None = None
    files: tuple[tuple[str, str], ...] = ()
    secret: bool = False


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="kept-answer")


def sent() -> Kept:
    """What the present request sends."""
    fields = request.form.items(multi=True)
    return Kept(
        request.path,
        [(name, value) for name, value in fields if name not in NOT_KEPT],
        files=tuple((name, file.filename) for name, file in request.files.items(multi=True) if file.filename),
        secret=not SECRETS.isdisjoint(request.form),
    )


def pack() -> str:
    """The present request as a sealed parcel; '' when it is too long to keep."""
    what = sent()
    if sum(len(name) + len(value) for name, value in what.fields) > LONGEST:
        return ""
    return str(_seal().dumps([what.path, what.fields, g.get("gone")]))


def unpack(parcel: str) -> Kept | None:
    """What was kept; None when there is nothing, it is too old, or it was not sealed here."""
    try:
        path, fields, person_id = _seal().loads(parcel, max_age=LASTS)
    except BadData:
        return None
    return Kept(path, [(name, value) for name, value in fields], person_id)
