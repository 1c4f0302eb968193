"""Pages that learners hold or see on the wall offer nothing of the trainer's."""

import pytest

from tests.factories import Cast, Visitor


@pytest.mark.parametrize("page", ["sign", "sign/{}", "wall"])
def test_what_is_handed_round_leads_nowhere_else(cast: Cast, visit: Visitor, page: str) -> None:
    address = f"/sessions/{cast.ours.session.id}/{page.format(cast.ours.enrolment.id)}"
    shown = visit(cast.trainer).get(address)
    assert shown.status_code == 200
    assert 'href="/tonight"' not in shown.text
    assert "/sign-out" not in shown.text
    assert 'href="/tonight"' in visit(cast.trainer).get("/").text
