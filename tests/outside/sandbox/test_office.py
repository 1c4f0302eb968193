"""Documents in the sealed child: read without opening a file, and ended when they ask for too much."""

import zipfile
from io import BytesIO

import pytest

from lms.core.errors import Refused
from lms.sandbox import confined
from starters.made import COPIES
from starters.texts import Line, docx


def facts(content: bytes) -> confined.Outcome:
    return confined.run(confined.Job(grader="office", source=content))


def packed(parts: dict[str, bytes | str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.usefixtures("app")
def test_every_start_file_is_read_in_the_sealed_child() -> None:
    for name, content in COPIES.items():
        outcome = facts(content())
        assert outcome.status == "done", (name, outcome)
        assert outcome.facts["format"] == name.rpartition(".")[2]


@pytest.mark.usefixtures("app")
def test_a_bomb_is_refused_and_the_next_file_is_read() -> None:
    bomb = packed(
        {"word/document.xml": bytes(9), **{f"word/media/{n}.bin": bytes(8_000_000) for n in range(8)}}
    )

    assert facts(bomb).facts == {"refused": "too-large", "place": ""}
    assert facts(docx([Line("a")])).facts["kind"] == "document"


@pytest.mark.usefixtures("app")
def test_a_document_that_unfolds_in_memory_is_ended() -> None:
    body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000
    huge = packed({"word/document.xml": f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'})

    outcome = facts(huge)

    assert outcome.status in ("too_much_memory", "too_long", "stopped") or "refused" in outcome.facts


@pytest.mark.usefixtures("app")
def test_more_than_five_megabytes_are_not_taken() -> None:
    with pytest.raises(Refused):
        facts(b"PK\3\4" + bytes(5 * 1024 * 1024))
