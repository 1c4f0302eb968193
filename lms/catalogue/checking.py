"""Checks what authors wrote against what is expected, and says what to write instead."""

from difflib import get_close_matches
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from lms.catalogue.faults import Notebook
from lms.catalogue.yaml_lines import Located, Path

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class Source(BaseModel):
    """Something an author writes: only known names, nothing empty."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
        regex_engine="rust-regex",
    )


SourceType = TypeVar("SourceType", bound=Source)


def check(model: type[SourceType], located: Located, path: Path, notes: Notebook) -> SourceType | None:
    """What is written at `path`, as `model`; or none, and every fault noted with its line."""
    try:
        return model.model_validate(located.at(path))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            message, values = _explain(detail, model)
            notes.fault(located.line((*path, *detail["loc"])), message, **values)
        return None


def _explain(detail: ErrorDetails, model: type[Source]) -> tuple[str, dict[str, Any]]:
    """The sentence for one fault, and its values."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        return _unknown(name, model)
    if kind == "value_error":
        return "%(sentence)s", {"sentence": str(context["error"])}
    if kind == "string_pattern_mismatch":
        message = "Write “%(name)s” with small letters without accents, digits and hyphens: repondre-a-tous."
        return message, {"name": name}
    message = _SENTENCES.get(kind, "Correct “%(name)s”: %(reason)s.")
    return message, {"name": name, "reason": detail["msg"], **context}


_SENTENCES = {
    "missing": "Add “%(name)s” here: it is missing.",
    "string_type": "Write “%(name)s” as words; put them between quotes.",
    "string_too_short": "Write something for “%(name)s”: it is empty.",
    "string_too_long": "Shorten “%(name)s” to %(max_length)s characters at most.",
    "int_type": "Write “%(name)s” as a whole number, without quotes.",
    "int_parsing": "Write “%(name)s” as a whole number, without quotes.",
    "float_parsing": "Write “%(name)s” as a number.",
    "float_type": "Write “%(name)s” as a number.",
    "decimal_parsing": "Write “%(name)s” as a number with a point: 2.5.",
    "decimal_type": "Write “%(name)s” as a number with a point: 2.5.",
    "decimal_max_digits": "Write “%(name)s” with %(max_digits)s digits at most.",
    "finite_number": "Write “%(name)s” as a number with a point: 2.5.",
    "bool_parsing": "Write “true” or “false” for “%(name)s”.",
    "bool_type": "Write “true” or “false” for “%(name)s”.",
    "too_short": "Write at least %(min_length)s of “%(name)s”.",
    "too_long": "Write at most %(max_length)s of “%(name)s”.",
    "greater_than": "Write more than %(gt)g for “%(name)s”.",
    "greater_than_equal": "Write at least %(ge)s for “%(name)s”.",
    "less_than_equal": "Write at most %(le)s for “%(name)s”.",
    "list_type": "Write “%(name)s” as a list: one line a part, each beginning with a dash.",
    "tuple_type": "Write “%(name)s” as a list: one line a part, each beginning with a dash.",
    "dict_type": "Write “%(name)s” as several lines, each with a name and a colon.",
    "model_type": "Write “%(name)s” as several lines, each with a name and a colon.",
    "literal_error": "Write %(expected)s for “%(name)s”.",
    "time_parsing": 'Write “%(name)s” as hours and minutes: "18:30".',
    "date_from_datetime_parsing": "Write “%(name)s” as year, month, day: 2026-11-22.",
}


def _unknown(name: str, model: type[Source]) -> tuple[str, dict[str, Any]]:
    near = get_close_matches(name, _names(model), n=1)
    if near:
        return "“%(name)s” is not known here. Did you mean “%(near)s”?", {"name": name, "near": near[0]}
    return "Take out “%(name)s”: it is not known here.", {"name": name}


def _names(model: type[Source]) -> set[str]:
    """The names known to `model` and to the models directly inside it."""
    names = set(model.model_fields)
    for known in model.model_fields.values():
        for part in (known.annotation, *getattr(known.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, Source):
                names |= _names(part)
    return names
