"""Who the visitor is: what the network says, and what a proxy says only where one is declared."""

from collections.abc import Callable

import pytest
from flask import Flask

WRONG = {"identifier": "", "secret": "111222"}


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 422)])
def test_nobody_chooses_the_address_their_tries_are_counted_under(
    make_app: Callable[..., Flask], proxies: int, status: int
) -> None:
    app = make_app(trusted_proxies=proxies, sign_in_tries_per_address=2)
    app.config["WTF_CSRF_ENABLED"] = False
    answers = [tried_from(app, number) for number in range(1, 4)]
    assert answers == [422, 422, status]


def tried_from(app: Flask, number: int) -> int:
    """A wrong sign-in on an account of its own by somebody who says they are elsewhere each time."""
    said = {"X-Forwarded-For": f"192.0.2.{number}"}
    fields = WRONG | {"identifier": f"41270{number}"}
    return app.test_client().post("/sign-in", data=fields, headers=said).status_code
