"""Which version of a course is taught: pure functions of what was published and withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PUBLISHED, WITHDRAWN = "published", "withdrawn"
ACTIONS = (PUBLISHED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Step:
    """Something done to a package of the course `slug`."""

    slug: str
    package_id: int
    action: str


def standing(steps: Iterable[Step]) -> dict[str, list[int]]:
    """By course, the packages that were published and not withdrawn since; the last one is taught.

    Publishing an older one again puts it last; withdrawing the last one brings the one before it back.
    """
    found: dict[str, list[int]] = {}
    for step in steps:
        stack = found.setdefault(step.slug, [])
        if step.package_id in stack:
            stack.remove(step.package_id)
        if step.action == PUBLISHED:
            stack.append(step.package_id)
    return {slug: stack for slug, stack in found.items() if stack}


def gone(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The modules of one version that the other no longer has, in their order."""
    return [slug for slug in before if slug not in after]
