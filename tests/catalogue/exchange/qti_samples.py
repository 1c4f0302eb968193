"""QTI items and packages, written for these tests: one item of each interaction."""

from io import BytesIO
from zipfile import ZipFile

from tests.catalogue.exchange.samples import SVG

_ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="{name}" title="{name}">
  <qti-response-declaration identifier="RESPONSE" cardinality="{cardinality}" base-type="{kind}">
    <qti-correct-response>{right}</qti-correct-response>{mapping}
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-item-body>{body}</qti-item-body>
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{template}.xml"/>
</qti-assessment-item>
"""


def item(
    name: str,
    body: str,
    *right: str,
    kind: str = "identifier",
    mapping: str = "",
    template: str = "match_correct",
) -> str:
    """A QTI 3 item."""
    values = "".join(f"<qti-value>{value}</qti-value>" for value in right)
    cardinality = "single" if len(right) == 1 else "multiple"
    return _ITEM.format(
        name=name,
        body=body,
        right=values,
        kind=kind,
        mapping=mapping,
        template=template,
        cardinality=cardinality,
    )


def _options(tag: str, **words: str) -> str:
    return "".join(f'<{tag} identifier="{name}">{text}</{tag}>' for name, text in words.items())


def _asks(kind: str, inside: str, more: str = "") -> str:
    return f'<qti-{kind}-interaction response-identifier="RESPONSE"{more}>{inside}</qti-{kind}-interaction>'


_SIMPLE = "qti-simple-choice"
_PAIRED = "qti-simple-associable-choice"
QTI = {
    "choix.xml": item(
        "Choix",
        "<p>Sur quoi appuyez-vous ?</p>"
        + _asks(
            "choice",
            _options(
                _SIMPLE,
                A="Envoyer",
                B='Jeter<qti-feedback-inline identifier="B">Il jette.</qti-feedback-inline>',
            ),
            ' max-choices="1"',
        ),
        "A",
    ),
    "plusieurs.xml": item(
        "Plusieurs",
        _asks(
            "choice",
            "<qti-prompt>Lesquels ?</qti-prompt>" + _options(_SIMPLE, A="Un", B="Deux", C="Trois"),
            ' max-choices="0"',
        ),
        "A",
        "B",
        mapping='<qti-mapping default-value="0"><qti-map-entry map-key="A" mapped-value="1"/>'
        '<qti-map-entry map-key="B" mapped-value="1"/><qti-map-entry map-key="C" mapped-value="-1"/>'
        "</qti-mapping>",
        template="map_response",
    ),
    "ordre.xml": item(
        "Ordre",
        "<p>Dans l'ordre.</p>" + _asks("order", _options(_SIMPLE, A="trois", B="un", C="deux")),
        "B",
        "C",
        "A",
    ),
    "paires.xml": item(
        "Paires",
        "<p>Reliez.</p>"
        + _asks(
            "match",
            f"<qti-simple-match-set>{_options(_PAIRED, A='un', B='deux', C='trois')}</qti-simple-match-set>"
            f"<qti-simple-match-set>{_options(_PAIRED, X='1', Y='2', Z='3')}</qti-simple-match-set>",
        ),
        "A X",
        "B Y",
        "C Z",
        kind="directedPair",
    ),
    "trous.xml": item(
        "Trous",
        _asks(
            "gap-match",
            _options("qti-gap-text", W="ciel", X="pré")
            + '<p>Le <qti-gap identifier="G1"/> est bleu, le <qti-gap identifier="G2"/> est vert.</p>',
        ),
        "W G1",
        "X G2",
        kind="directedPair",
    ),
    "liste.xml": item(
        "Liste",
        "<p>Le ciel est "
        + _asks("inline-choice", _options("qti-inline-choice", A="bleu", B="vert"))
        + " ce soir.</p>",
        "A",
    ),
    "mot.xml": item(
        "Mot", "<p>Où vont les indésirables ? " + _asks("text-entry", "") + "</p>", "spam", kind="string"
    ),
    "nombre.xml": item(
        "Nombre", "<p>Combien font 3 et 4 ? " + _asks("text-entry", "") + "</p>", "7", kind="integer"
    ),
    "lieu.xml": item(
        "Lieu",
        "<p>Touchez le bouton.</p>"
        + _asks(
            "hotspot",
            '<img src="dessins/boite.svg" alt="Une boîte."/>'
            '<qti-hotspot-choice identifier="A" shape="rect" coords="4,4,94,44" hotspot-label="En haut"/>'
            '<qti-hotspot-choice identifier="B" shape="rect" coords="100,50,200,90" hotspot-label="En bas"/>',
        ),
        "A",
    ),
    "texte.xml": item("Texte", "<p>Écrivez.</p>" + _asks("extended-text", ""), "x", kind="string"),
}


def package(version: str = "v3p0", only: str = "", changed: dict[str, bytes] | None = None) -> bytes:
    """A QTI package of these items, or of one; with files changed or added."""
    resources = "".join(
        f'<resource identifier="R{number}" type="imsqti_item_xml{version}" href="{name}"/>'
        for number, name in enumerate([only] if only else QTI)
    )
    files = {
        "imsmanifest.xml": f'<manifest identifier="M"><resources>{resources}</resources></manifest>'.encode()
    }
    files |= (
        {name: text.encode() for name, text in QTI.items() if only in ("", name)}
        | {"dessins/boite.svg": SVG.encode()}
        | (changed or {})
    )
    content = BytesIO()
    with ZipFile(content, "w") as written:
        for name, source in files.items():
            written.writestr(name, source)
    return content.getvalue()
