"""What a PDF needs beyond its page: the statement that it is PDF/UA-1, names in reading order, room to sign.

Works on the objects WeasyPrint hands over before it writes the file; knows PDF (ISO 32000), not WeasyPrint.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pydyf

from lms.credentials.compacting import compact
from lms.credentials.objects import Written, elements, found, write_once

COLOURS = Path(__file__).parents[2] / "certificates" / "srgb.icc"
"""sRGB as an ICC profile, version 4: what Little CMS makes of it."""
SIGNATURE = "signature"
"""The name of the signature's field in the file."""
NAMED = "/Sect"
"""What a name stands in, in the tree of tags: designs write <section> around names, and nowhere else."""
HEBREW = frozenset(map(chr, range(0x0590, 0x0600)))
PRINTED, LOCKED = 1 << 2, 1 << 7  # of an annotation (ISO 32000-1, table 165)
SIGNED_AND_ADDED_TO = 3  # of a form: holds signatures, and is only ever added to (table 219)

ACCESSIBLE = b"""<rdf:Description rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""Says that the file is PDF/UA-1, and describes that statement, as PDF/A wants of those it does not know."""


def finish(pdf: Any, names: Sequence[str], seal: str, signature: bytes = b"") -> None:
    """Make the file what it says it is; `names` in the order printed, `seal` what the field to sign is for.

    `signature` is the dictionary the field will hold, with room to sign; empty leaves the field unsigned.
    """
    _declare_accessible(pdf)
    _say_colours_briefly(pdf)
    _spell(pdf, names)
    field = _add_signature_field(pdf, seal)
    if signature:
        _add_signature(pdf, field, signature)
    compact(pdf)
    write_once(pdf)


def _declare_accessible(pdf: Any) -> None:
    """Add to the file's metadata that it is PDF/UA-1; the tags themselves are there already."""
    metadata = found(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", ACCESSIBLE + b"</rdf:RDF>") for part in metadata.stream]


def _say_colours_briefly(pdf: Any) -> None:
    """Say what the colours are (sRGB) in 600 bytes rather than 3,000: the same curve, as a formula."""
    (intent,) = pdf.catalog["OutputIntents"]
    profile = found(pdf, intent["DestOutputProfile"])
    profile.stream = [COLOURS.read_bytes()]


def _spell(pdf: Any, names: Sequence[str]) -> None:
    """Say each name letter by letter in reading order: glyphs of joined scripts do not tell it."""
    tree = found(pdf, pdf.catalog["StructTreeRoot"])
    named = [element for element in elements(pdf, tree) if element.get("S") == NAMED]
    if len(named) != len(names):
        raise ValueError("a design writes each name in a section of its own, and nothing else")
    for element, name in zip(named, names, strict=True):
        element["ActualText"] = pydyf.String(name)
        if _is_turned_by_readers(name):
            continue
        texts = [_marked(pdf, part) for part in elements(pdf, element) if part.get("K") and _is_text(part)]
        for first, properties in enumerate(texts):
            properties["ActualText"] = pydyf.String("" if first else name)


def _is_turned_by_readers(name: str) -> bool:
    """Whether readers turn the glyphs of this script round: Hebrew and Arabic, not N'Ko or Adlam."""
    return any(bidirectional(sign) == "AL" or sign in HEBREW for sign in name)


def _is_text(element: Any) -> bool:
    return all(isinstance(kid, int) for kid in element["K"])


def _marked(pdf: Any, element: Any) -> Any:
    """The properties that mark the text of `element` on its page."""
    page = found(pdf, element["Pg"])
    stream = found(pdf, page["Contents"]).stream
    number = element["K"][0]
    return next(part for part in stream if isinstance(part, pydyf.Dictionary) and part.get("MCID") == number)


def _add_signature(pdf: Any, field: Any, written: bytes) -> None:
    """Put the signature in its field, and say that it certifies the document."""
    signature = Written(written)
    pdf.add_object(signature)
    field["V"] = signature.reference
    pdf.catalog["Perms"] = pydyf.Dictionary({"DocMDP": signature.reference})


def _add_signature_field(pdf: Any, seal: str) -> Any:
    """An invisible field to sign, on the first page, tagged as PDF/UA wants of every annotation."""
    page_reference = pdf.page_references[0]
    root = found(pdf, pdf.catalog["StructTreeRoot"])
    document, parents = found(pdf, root["K"][0]), found(pdf, root["ParentTree"])
    number = max(parents["Nums"][::2]) + 1
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(SIGNATURE),
            "TU": pydyf.String(seal),
            "F": PRINTED | LOCKED,
            "Rect": pydyf.Array([0, 0, 0, 0]),
            "P": page_reference,
            "StructParent": number,
        }
    )
    pdf.add_object(field)
    place = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page_reference})
    tag = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "Alt": pydyf.String(seal),
            "P": document.reference,
            "Pg": page_reference,
        }
    )
    tag["K"] = pydyf.Array([place])
    pdf.add_object(tag)
    document["K"].append(tag.reference)
    parents["Nums"].extend([number, tag.reference])
    page = found(pdf, page_reference)
    page["Annots"] = pydyf.Array([*page.get("Annots", ()), field.reference])
    pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {"Fields": pydyf.Array([field.reference]), "SigFlags": SIGNED_AND_ADDED_TO}
    )
    return field
