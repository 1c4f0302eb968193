"""Taking the test: one item a page, on one's own sign-in, or on a device that was handed over."""

from collections.abc import Callable

from flask import Response, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue.values import PlacementBank, PlacementItem
from lms.core.gate import keeps_answer, only, public
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.learning import asking
from lms.placement import access, handed, operations, queries
from lms.placement.asking import item_due, order_of
from lms.placement.bank import bank_in_force
from lms.placement.forms import ItemForm
from lms.placement.routes import placement
from lms.placement.values import Sitting

OWN = "/my-placement/<int:placement_id>"
HANDED = "/handed-placement"
Address = Callable[[int | None], str]
"""The address of the question at a position; of the first page without one."""


def _own(placement_id: int) -> tuple[Sitting, Address]:
    """The signed-in learner's own test, or 404."""
    found = access.own_placement_for(g.user, placement_id) or abort(404)

    def address(position: int | None) -> str:
        if position is None:
            return url_for(".own_start", placement_id=placement_id)
        return url_for(".own_question", placement_id=placement_id, position=position)

    return queries.sitting_of(found.id) or abort(404), address


def _in_hand() -> tuple[Sitting, Address]:
    """The test this device was handed over for; back to the first page when it is so no longer."""
    found = handed.placement_in_hand() or abort(redirect(url_for("home.index"), 303))

    def address(position: int | None) -> str:
        if position is None:
            return url_for(".handed_start")
        return url_for(".handed_question", position=position)

    return queries.sitting_of(found) or abort(404), address


@placement.get(OWN)
@only("learner")
def own_start(placement_id: int) -> Response:
    """What the test is; where one pauses and goes on; a kind word at the end."""
    return _start(*_own(placement_id), in_hand=False)


@placement.get(HANDED)
@public
def handed_start() -> Response:
    """The same, on a device that was handed over."""
    return _start(*_in_hand(), in_hand=True)


@placement.post(f"{HANDED}/close")
@public
def give_back() -> AnyResponse:
    """The person gives the device back: whoever lent it signs in again."""
    handed.give_back()
    return redirect(url_for("home.index"), 303)


def _start(sitting: Sitting, address: Address, in_hand: bool) -> Response:
    due = item_due(sitting, bank_in_force())
    return page(
        "placement/over.html" if due is None else "placement/begin.html",
        sitting=sitting,
        go_on=address(sitting.position),
        in_hand=in_hand,
    )


@placement.route(f"{OWN}/questions/<int:position>", methods=["GET", "POST"])
@only("learner")
@keeps_answer
def own_question(placement_id: int, position: int) -> AnyResponse:
    """One item."""
    return _question(*_own(placement_id), position)


@placement.route(f"{HANDED}/questions/<int:position>", methods=["GET", "POST"])
@public
def handed_question(position: int) -> AnyResponse:
    """One item, on a device that was handed over."""
    return _question(*_in_hand(), position)


def _question(sitting: Sitting, address: Address, position: int) -> AnyResponse:
    """Ask the item due; what was answered is not shown again, and nothing is said of it."""
    bank = bank_in_force()
    due = item_due(sitting, bank)
    if due is None or position != sitting.position:
        return redirect(address(sitting.position if due else None), 303)
    form = ItemForm(due.question)
    if form.sent():
        with form.refusals():
            _record(sitting, bank, position, form)
            return redirect(address(position + 1), 303)
    return _ask(sitting, address, due, form)


def _record(sitting: Sitting, bank: PlacementBank, position: int, form: ItemForm) -> None:
    key = request.form.get(FIELD) or new_key()
    operations.answer_item(sitting.id, bank, position, form.item.data or "", form.given, key)


def _ask(sitting: Sitting, address: Address, due: PlacementItem, form: ItemForm) -> AnyResponse:
    asked = due.question
    return page(
        "placement/question.html",
        form.status,
        form=form,
        asked=asked,
        parts=asking.shown_parts(asked, order_of(asked, sitting.seed), form.typed),
        position=sitting.position,
        most=sitting.most,
        pause=address(None),
    )
