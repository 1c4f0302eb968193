"""Which version is taught, from what was published and withdrawn."""

from hypothesis import given
from hypothesis import strategies as st

from lms.authoring.rules import PUBLISHED, WITHDRAWN, Step, gone, standing

STEPS = st.lists(
    st.builds(Step, st.sampled_from(["a", "b"]), st.integers(1, 4), st.sampled_from([PUBLISHED, WITHDRAWN]))
)


def steps(*done: tuple[int, str]) -> list[Step]:
    return [Step("a", package, action) for package, action in done]


def test_the_last_one_published_is_taught() -> None:
    assert standing(steps((1, PUBLISHED), (2, PUBLISHED)))["a"][-1] == 2


def test_withdrawing_brings_the_one_before_back() -> None:
    assert standing(steps((1, PUBLISHED), (2, PUBLISHED), (2, WITHDRAWN))) == {"a": [1]}
    assert standing(steps((1, PUBLISHED), (1, WITHDRAWN))) == {}


def test_an_older_one_can_be_published_again() -> None:
    assert standing(steps((1, PUBLISHED), (2, PUBLISHED), (1, PUBLISHED))) == {"a": [2, 1]}


@given(STEPS)
def test_what_stands_was_published_and_not_withdrawn_since(done: list[Step]) -> None:
    found = standing(done)

    for slug in ("a", "b"):
        last = {step.package_id: step.action for step in done if step.slug == slug}
        assert sorted(found.get(slug, [])) == sorted(n for n, action in last.items() if action == PUBLISHED)


def test_modules_that_are_gone_are_named() -> None:
    assert gone({"one": "x", "two": "x"}, {"two": "y"}) == ["one"]
