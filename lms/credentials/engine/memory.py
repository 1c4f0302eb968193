"""What is remembered of a style for as long as it is kept."""

from typing import Any


def memory_of(style: Any) -> dict[str, Any] | None:
    """What is known of a kept style, or of the one for boxes without an element below it; else None."""
    try:
        known: dict[str, Any] | None = style.memory
    except AttributeError:
        above = style.parent_style
        is_kept = (
            above is not None
            and above.__dict__.get("anonymous_style") is style
            and memory_of(above) is not None
        )
        known = style.memory = {} if is_kept else None
    return known
