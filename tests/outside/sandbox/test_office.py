"""Documents in the sealed child: read without opening a file, and ended when they ask for too much."""

import zipfile
from io import BytesIO

import pytest

from lms.core.errors import Refused
from lms.sandbox import confined as front
from lms.sandbox.work import Job
from starters.made import COPIES
from starters.texts import Line, docx
from tests.outside.sandbox.conftest import Send


def document(content: bytes) -> Job:
    return Job(grader="office", source=content)


def packed(parts: dict[str, bytes | str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_every_start_file_is_read_in_the_sealed_child(confined: Send) -> None:
    for name, content in COPIES.items():
        outcome = confined(document(content()))
        assert outcome.status == "done", (name, outcome)
        assert outcome.facts["format"] == name.rpartition(".")[2]


def test_a_bomb_is_refused_and_the_next_file_is_read(confined: Send) -> None:
    bomb = packed(
        {"word/document.xml": bytes(9), **{f"word/media/{n}.bin": bytes(8_000_000) for n in range(8)}}
    )

    assert confined(document(bomb)).facts == {"refused": "too-large", "place": ""}
    assert confined(document(docx([Line("a")]))).facts["kind"] == "document"


def test_a_document_that_unfolds_in_memory_is_ended(confined: Send) -> None:
    body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000
    huge = packed({"word/document.xml": f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'})

    outcome = confined(document(huge))

    assert outcome.status in ("too_much_memory", "too_long", "stopped") or "refused" in outcome.facts


def test_more_than_five_megabytes_are_not_taken(app: object) -> None:
    with pytest.raises(Refused):
        front.run(document(b"PK\3\4" + bytes(5 * 1024 * 1024)))
