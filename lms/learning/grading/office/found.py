"""What a check found in a file: whether it holds, and what its sentences are filled with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Facts = Mapping[str, Any]
"""What the confined worker tells of a file."""
Asked = Mapping[str, Any]
"""What the author wrote for one check, with what is usual filled in."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a check holds; `values` go into its sentences, besides what the author wrote."""

    met: bool
    values: Mapping[str, Any] = field(default_factory=dict)


Check = Callable[[Facts, Asked], Found]
