"""The course files as JSON Schema, so that an author's editor completes and checks while they type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from lms.catalogue.code_tests import TESTS
from lms.catalogue.course_file import CourseSource, TranslatedCourseSource
from lms.catalogue.exam_file import ExamSource
from lms.catalogue.exercise_file import ExerciseSource
from lms.catalogue.exercise_translation import TranslatedExerciseSource
from lms.catalogue.kinds import KINDS
from lms.catalogue.lesson_file import LessonSource
from lms.catalogue.office_checks import CHECKS
from lms.catalogue.overlay import KEPT
from lms.catalogue.placement_file import ItemSource, PlacementSource
from lms.catalogue.questions_file import BankSource
from lms.catalogue.schema_words import OWN, WORDS
from lms.catalogue.simulators.logs_file import LogSource
from lms.catalogue.simulators.scenario_file import ScenarioSource, state_of
from lms.catalogue.simulators.schema_words import SCENARIO_OWN, SCENARIO_WORDS, WHEN
from lms.catalogue.simulators.worlds import WORLDS

FOLDER = Path(__file__).parents[2] / "docs" / "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def _described(name: str, model: Schema) -> Schema:
    """A model of pydantic with our words on its parts, and nothing of its own."""
    parts = {
        part: _plain(shape) | {"description": _says(name, part)}
        for part, shape in model.get("properties", {}).items()
    }
    kept = {key: value for key, value in model.items() if key not in ("title", "description", "$defs")}
    return kept | {"properties": parts} if parts else kept


def _says(name: str, part: str) -> str:
    """What a part of a model means."""
    own = OWN.get((name, part)) or SCENARIO_OWN.get((name, part))
    return own or WORDS.get(part) or SCENARIO_WORDS.get(part, "")


def _plain(shape: Any) -> Any:
    """A shape without titles; text may also be typed as a number, as the checker allows."""
    if isinstance(shape, list):
        return [_plain(part) for part in shape]
    if not isinstance(shape, dict):
        return shape
    found = {key: _plain(value) for key, value in shape.items() if key not in ("title", "description")}
    if found.get("type") == "string" and not found.keys() & {"pattern", "format", "const", "enum"}:
        found["type"] = ["string", "number"]
    return found


def _of(model: type[BaseModel], shapes: Schema) -> Schema:
    """The schema of a model; the models inside it go to `shapes`."""
    schema = model.model_json_schema()
    for name, part in schema.get("$defs", {}).items():
        shapes[name] = _described(name, part)
    return _described(model.__name__, schema)


def _whole(title: str, schema: Schema, shapes: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **schema, **({"$defs": shapes} if shapes else {})}


def _settings(title: str, model: type[BaseModel]) -> Schema:
    shapes: Schema = {}
    return _whole(title, _of(model, shapes), shapes)


def _questions() -> Schema:
    shapes: Schema = {}
    bank = _of(BankSource, shapes)
    for name, kind in KINDS.items():
        shapes[name] = _of(kind, shapes)
    bank["properties"]["questions"]["items"] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in KINDS]}
    return _whole("questions.yaml", bank, shapes)


def _placement() -> Schema:
    """Its questions are any kind's; feedback is not asked for, as nobody is told how they answered."""
    shapes: Schema = {}
    placement = _of(PlacementSource, shapes)
    item = shapes["ItemSource"] = _of(ItemSource, shapes)
    item["properties"]["question"] |= {"properties": {"kind": {"enum": list(KINDS), **_words_of("kind")}}}
    placement["properties"]["items"]["items"] = {"$ref": "#/$defs/ItemSource"}
    return _whole("placement.yaml", placement, shapes)


def _words_of(name: str) -> Schema:
    return {"description": WORDS[name]}


def _exercise() -> Schema:
    shapes: Schema = {}
    exercise = _of(ExerciseSource, shapes)
    tests = {test.__name__: test for known in TESTS.values() for test in known.values()}
    for name, test in tests.items():
        shapes[name] = _of(test, shapes)
    names = {name: model for known in CHECKS.values() for name, model in known.items()}
    for name, model in names.items():
        shapes[name] = _of(model, shapes)
        shapes[name]["properties"]["check"] = {"const": name, **_words_of("check")}
    exercise["properties"]["checks"]["items"] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
    exercise["properties"]["tests"]["items"] = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in tests]}
    return _whole("exercise.yaml", exercise, shapes)


def _scenario() -> Schema:
    """The state is that of any world; a goal's predicate may hold others."""
    shapes: Schema = {"When": WHEN}
    scenario, state = _of(ScenarioSource, shapes), state_of(tuple(WORLDS))
    scenario["properties"]["state"] = _of(state, shapes) | {"description": SCENARIO_WORDS["state"]}
    scenario["properties"]["state"].pop("required", None)
    shapes["GoalSource"]["properties"]["when"] = {
        "$ref": "#/$defs/When",
        "description": SCENARIO_WORDS["when"],
    }
    return _whole("scenario.yaml", scenario, shapes)


def _translated_questions() -> Schema:
    """A question in another language: its id, and words alone, whatever its kind."""
    parts: Schema = {}
    for kind in KINDS.values():
        shapes: Schema = {}
        for name, shape in _of(kind, shapes)["properties"].items():
            if name == "id" or name not in KEPT:
                seen = parts.setdefault(name, {"anyOf": [], "description": shape["description"]})["anyOf"]
                bare = _words({key: value for key, value in shape.items() if key != "description"}, shapes)
                seen += [bare] if bare not in seen else []
    question = {"type": "object", "properties": parts, "required": ["id"], "additionalProperties": False}
    bank = {"type": "array", "items": question, "minItems": 1, "description": WORDS["questions"]}
    whole = {"type": "object", "properties": {"questions": bank}, "required": ["questions"]}
    return _whole("questions.en.yaml", whole | {"additionalProperties": False}, {})


def _words(shape: Any, shapes: Schema) -> Any:
    """A shape with its references written out, nothing required but ids, and no default."""
    if isinstance(shape, list):
        return [_words(part, shapes) for part in shape]
    if not isinstance(shape, dict):
        return shape
    if "$ref" in shape:
        return _words(shapes[shape["$ref"].rpartition("/")[2]], shapes)
    found = {key: _words(value, shapes) for key, value in shape.items() if key not in ("default", "required")}
    return found | ({"required": ["id"]} if "id" in found.get("properties", {}) else {})


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "course": lambda: _settings("course.toml", CourseSource),
    "course-translated": lambda: _settings("course.en.toml", TranslatedCourseSource),
    "lesson": lambda: _settings("lesson.md", LessonSource),
    "questions": _questions,
    "questions-translated": _translated_questions,
    "exercise": _exercise,
    "exercise-translated": lambda: _settings("exercise.en.yaml", TranslatedExerciseSource),
    "scenario": _scenario,
    "log": lambda: _settings("good.yaml", LogSource),
    "exam": lambda: _settings("exam.yaml", ExamSource),
    "placement": _placement,
}
"""Each file authors write, by the name of its schema."""


def written() -> dict[str, str]:
    """Each schema as the text of its file."""
    return {
        f"{name}.json": json.dumps(make(), ensure_ascii=False, indent=1) + "\n"
        for name, make in SCHEMAS.items()
    }
