"""Signs, in the background, the lists of revoked badges, and badges for certificates older than badges."""

from datetime import timedelta

from flask import current_app

from lms.core.clock import now
from lms.credentials.badges import operations, queries
from lms.credentials.badges.settings import keys
from lms.jobs.queue import enqueue
from lms.jobs.registry import Write, job

GIVING = "give_missing_badges"
AT_ONCE = 100
"""Badges made by one job: a second of work. It is asked for again until none is missing."""


@job(operations.TELLING, every=timedelta(days=7))
def tell_revoked_badges() -> Write | None:
    """Sign every list anew, from what is true now."""
    address = current_app.config["SETTINGS"].public_url
    told = [operations.signed_list(number, keys(), address, now()) for number in queries.lists()]

    def keep() -> None:
        for each in told:
            operations.keep_list(each)

    return keep if told else None


@job(GIVING, every=timedelta(days=1))
def give_missing_badges() -> Write | None:
    """Give badges to certificates issued before there were any, and sign them; their files stay as issued."""
    address = current_app.config["SETTINGS"].public_url
    signed = {
        badge.id: operations.forms_of(certificate, badge, keys(), address)
        for certificate, badge in queries.unsigned(AT_ONCE)
    }
    without = queries.without_badge(AT_ONCE)

    def keep() -> None:
        for badge_id, forms in signed.items():
            operations.keep(badge_id, forms)
        operations.reserve(without)
        enqueue(GIVING, key="more")

    return keep if signed or without else None
