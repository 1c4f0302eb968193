"""The schemas editors read: up to date, whole, in French, and true to what the checker takes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from lms.catalogue import schema
from lms.catalogue.commands import group
from lms.catalogue.kinds import KINDS

WRITTEN = {name: json.loads(text) for name, text in schema.written().items()}


def parts(of: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named part of a schema."""
    if isinstance(of, list):
        for each in of:
            yield from parts(each)
    elif isinstance(of, dict):
        if isinstance(of.get("properties"), dict) and "type" in of:
            yield from of["properties"].items()
        for each in of.values():
            yield from parts(each)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_schema_kept_in_docs_is_the_one_of_today(name: str) -> None:
    kept = (schema.FOLDER / name).read_text("utf-8")
    assert json.loads(kept) == WRITTEN[name], "run: flask courses schema"


@pytest.mark.parametrize("name", WRITTEN)
def test_every_name_is_explained(name: str) -> None:
    assert [part for part, shape in parts(WRITTEN[name]) if not shape.get("description")] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_every_reference_leads_somewhere(name: str) -> None:
    text = json.dumps(WRITTEN[name])
    for reference in {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}:
        assert reference in WRITTEN[name]["$defs"]


def test_each_kind_of_question_has_its_shape() -> None:
    shapes = WRITTEN["questions.json"]["$defs"]
    assert {name for name in KINDS if shapes[name]["properties"]["kind"]["const"] == name} == set(KINDS)
    assert shapes["gap"]["required"] == ["id", "kind", "prompt", "explanation", "text", "gaps"]


def test_a_translation_is_asked_for_its_id_alone() -> None:
    question = WRITTEN["questions-translated.json"]["properties"]["questions"]["items"]
    assert question["required"] == ["id"]
    assert not {"kind", "tags"} & question["properties"].keys()
    assert "prompt" in question["properties"]


def test_the_command_writes_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(schema, "FOLDER", tmp_path / "schema")
    result = CliRunner().invoke(group, ["schema"])
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "schema").iterdir()} == set(WRITTEN)
