"""Signs, in the background, the lists of revoked badges: when one changes, and each week."""

from datetime import timedelta

from flask import current_app

from lms.core.clock import now
from lms.credentials.badges import operations, queries
from lms.credentials.badges.settings import keys
from lms.jobs.registry import Write, job


@job(operations.TELLING, every=timedelta(days=7))
def tell_revoked_badges() -> Write | None:
    """Sign every list anew, from what is true now."""
    address = current_app.config["SETTINGS"].public_url
    told = [operations.signed_list(number, keys(), address, now()) for number in queries.lists()]

    def keep() -> None:
        for each in told:
            operations.keep_list(each)

    return keep if told else None
