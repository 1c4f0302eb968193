"""What somebody sent after their sign-in had ended: kept in a sealed parcel, offered again after it."""

from dataclasses import dataclass

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer

LONGEST = 24_000
"""Characters: the longest code one writes, and its form; an answer is far shorter."""
LASTS = 2 * 3600
"""Seconds; an evening."""
NOT_KEPT = {"csrf_token"}


@dataclass(frozen=True, slots=True)
class Kept:
    """Where it was going, its fields in order, and whose it is, where that is known."""

    path: str
    fields: list[tuple[str, str]]
    person_id: int | None = None


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="kept-answer")


def sent() -> Kept:
    """What the present request sends."""
    fields = request.form.items(multi=True)
    return Kept(request.path, [(name, value) for name, value in fields if name not in NOT_KEPT])


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
