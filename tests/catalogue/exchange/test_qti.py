"""QTI 3.0: items and packages; what is read, what is listed and why."""

import stat
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from lms.catalogue.exchange.qti_package import LARGEST, MOST, is_older, rewritten
from lms.catalogue.exchange.reading import read_questions_of
from lms.core.errors import Refused
from tests.catalogue.exchange.qti_samples import QTI, item, package
from tests.catalogue.exchange.samples import SVG


def test_every_interaction_becomes_one_of_our_kinds() -> None:
    carried = read_questions_of(package(), "fr")

    assert [(brought.question.id, brought.question.kind) for brought in carried.questions] == [
        ("choix", "single"),
        ("plusieurs", "multiple"),
        ("ordre", "ordering"),
        ("paires", "matching"),
        ("trous", "gap"),
        ("liste", "gap"),
        ("mot", "short-text"),
        ("nombre", "numeric"),
        ("lieu", "hotspot"),
    ]
    assert carried.drawings == {"boite.svg": SVG.encode()}
    assert [remark.about for remark in carried.left_out] == ["texte.xml Texte"]


def test_feedback_inside_an_answer_is_what_is_said_to_it() -> None:
    (choice,) = read_questions_of(QTI["choix.xml"].encode(), "fr").questions

    assert [option["text"] for option in choice.written["options"]] == ["Envoyer", "Jeter"]
    assert choice.written["options"][1]["feedback"] == "Il jette."


def test_pairs_that_are_used_once_each_make_a_matching() -> None:
    words = "".join(
        f'<qti-simple-associable-choice identifier="{name}">{name}</qti-simple-associable-choice>'
        for name in "ABCDEF"
    )
    tag = "qti-associate-interaction"
    asked = f'<p>Associez.</p><{tag} response-identifier="RESPONSE">{words}</{tag}>'
    source = item("Associer", asked, "A B", "C D", "E F", kind="pair")

    (brought,) = read_questions_of(source.encode(), "fr").questions

    assert [(pair["left"], pair["right"]) for pair in brought.written["pairs"]] == [
        ("A", "B"),
        ("C", "D"),
        ("E", "F"),
    ]


def test_marking_rules_of_its_own_are_listed() -> None:
    source = QTI["choix.xml"].replace(
        '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>',
        "<qti-response-processing><qti-response-condition><qti-response-if><qti-gt/></qti-response-if>"
        "</qti-response-condition></qti-response-processing>",
    )

    (remark,) = read_questions_of(source.encode(), "fr").left_out

    assert "ses propres règles" in remark.sentence


@pytest.mark.parametrize("source", [package("v2p1"), b"<assessmentItem/>", b"<questestinterop/>"])
def test_qti_2_is_refused_with_the_command_that_converts_it(source: bytes) -> None:
    with pytest.raises(Refused, match="npx -p @citolab/qti-convert qti-convert-pkg"):
        read_questions_of(source, "fr")


def test_an_older_package_is_told_and_rewritten_whole() -> None:
    older = package("v2p1")

    assert is_older(older)
    assert not is_older(package())
    with ZipFile(BytesIO(rewritten(older))) as made, ZipFile(BytesIO(older)) as given:
        assert {n: made.read(n) for n in made.namelist()} == {n: given.read(n) for n in given.namelist()}


def zipped(*members: tuple[ZipInfo | str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for member, source in members:
            made.writestr(member, source)
    return content.getvalue()


def link() -> ZipInfo:
    """A symbolic link."""
    member = ZipInfo("lien")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


MANIFEST = b'<manifest><resources><resource type="imsqti_item_xmlv3p0" href="a.xml"/></resources></manifest>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (zipped(("../dehors.xml", b"x")), "dehors.xml"),
        (zipped(("/etc/passwd", b"x")), "passwd"),
        (zipped(("C:/x.xml", b"x")), "x.xml"),
        (zipped(("a\\..\\x.xml", b"x")), "x.xml"),
        (zipped((link(), b"/etc/passwd")), "lien"),
        (zipped(("rien.txt", b"x")), "imsmanifest.xml"),
        (zipped(("imsmanifest.xml", b"<manifest/>")), "aucun item"),
        (zipped(("imsmanifest.xml", b"<manifest>")), "s’arrête"),
        (zipped(("imsmanifest.xml", MANIFEST), ("a.xml", b" " * (LARGEST + 1))), "trop lourd"),
        (zipped(*((f"{n}", b"") for n in range(MOST + 1))), "trop de fichiers"),
        (b"PK\x03\x04 pas un zip", "ne s’ouvre pas"),
        (package()[:-40], "ne s’ouvre pas"),
    ],
)
def test_a_package_made_to_harm_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_questions_of(content, "fr")


def test_a_picture_outside_the_package_is_not_fetched() -> None:
    source = QTI["lieu.xml"].replace("dessins/boite.svg", "../../../../etc/x.svg")

    carried = read_questions_of(package(changed={"lieu.xml": source.encode()}), "fr")

    assert "lieu" not in {brought.question.id for brought in carried.questions}
