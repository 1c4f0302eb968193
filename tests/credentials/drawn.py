"""Certificates drawn to be looked at: what they say, and in which fonts."""

import re
import zlib
from collections.abc import Callable, Iterator
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # ships no types

from lms.credentials import designs
from lms.credentials.drawing import draw

NAMES = {
    "Arabic": ("عبد الرحمن الأنصاري", "Noto-Naskh-Arabic"),
    "Dari": ("زهرا حسینی", "Noto-Naskh-Arabic"),
    "Pashto": ("زرغونه احمدزۍ ښکلې ګل‌پاڼه", "Noto-Naskh-Arabic"),
    "Tigrinya": ("ሰላም ተስፋይ ገብረመስቀል", "Noto-Serif-Ethiopic"),
    "Bengali": ("রোকেয়া সুলতানা চৌধুরী", "Noto-Serif-Bengali"),
    "Tamil": ("கவிதா செல்வராஜா", "Noto-Serif-Tamil"),
    "Nepali": ("सीता शर्मा", "Noto-Serif-Devanagari"),
    "Georgian": ("ნინო ბერიძე", "Noto-Serif-Georgian"),
    "Armenian": ("Նարինե Հակոբյան", "Noto-Serif-Armenian"),
    "Hebrew": ("נעמי לוי", "Noto-Serif-Hebrew"),
    "Thai": ("สมหญิง ใจดี", "Noto-Serif-Thai"),
    "Chinese": ("歐陽靜怡 王秀英", "LXGW-WenKai"),
    "Japanese": ("さくら タロウ", "LXGW-WenKai"),
    "Korean": ("김민지", "LXGW-WenKai"),
    "Rarer Korean": ("김쀍지", "NanumMyeongjo"),
    "Tibetan": ("བསྟན་འཛིན", "Noto-Serif-Tibetan"),
    "Burmese": ("မမလေး", "Noto-Serif-Myanmar"),
    "Khmer": ("សុខា", "Noto-Serif-Khmer"),
    "Lao": ("ບຸນມີ", "Noto-Serif-Lao"),
    "Sinhala": ("ලක්ෂ්මී", "Noto-Serif-Sinhala"),
    "Telugu": ("లక్ష్మి", "Noto-Serif-Telugu"),
    "Kannada": ("ಲಕ್ಷ್ಮಿ", "Noto-Serif-Kannada"),
    "Malayalam": ("ലക്ഷ്മി", "Noto-Serif-Malayalam"),
    "Gujarati": ("લક્ષ્મી", "Noto-Serif-Gujarati"),
    "Punjabi": ("ਹਰਪ੍ਰੀਤ", "Noto-Serif-Gurmukhi"),
    "Syriac": ("ܡܪܝܡ", "Noto-Sans-Syriac"),
    "Tamazight": ("ⵜⴰⵏⵉⵏⵏⴰ", "Noto-Sans-Tifinagh"),
    "Manding": ("ߝߊ߬ߕߎ", "Noto-Sans-NKo"),
    "Fulani": ("𞤀𞤥𞤭𞤲𞤢", "Noto-Sans-Adlam"),
    "Greek": ("Ελένη Παπαδοπούλου", "Noto-Serif-Display"),
    "Ukrainian": ("Оксана Ґудзь-Їжак", "Noto-Serif-Display"),
    "Vietnamese": ("Nguyễn Thị Ngọc Ánh Tuyết", "Noto-Serif-Display"),
}
ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
"""A letter of Arabic, alone or joined as pages show it."""


def completion(**facts: object) -> bytes:
    return draw("completion", {**designs.sample("completion"), **facts})


def text_of(pdf: bytes) -> str:
    """What a reader finds on the page, on one line."""
    return " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


def insides_of(pdf: bytes) -> bytes:
    """Every stream of the file, unpacked."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompressobj().decompress(stream) for stream in streams)


def fonts_of(pdf: bytes) -> set[str]:
    return {name.decode() for name in re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", insides_of(pdf))}


def words_by_language(pdf: bytes) -> list[tuple[str, str]]:
    """Each run of words on the pages with the language its tags say ("" where only the document says it)."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[tuple[str, str]] = []
    for page in document:
        letters = _words_by_mark(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += _spoken(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), "", letters)
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _words_by_mark(page: Any) -> dict[int, str]:
    """What is written on a page, by the number its marks bear."""
    letters: dict[int, str] = {}
    read = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        letters[mark] = letters.get(mark, "") + _told(pdfium.FPDFTextObj_GetText, thing, read)
    return letters


def _spoken(element: Any, language: str, letters: dict[int, str]) -> Iterator[tuple[str, str]]:
    language = _told(pdfium.FPDF_StructElement_GetLang, element) or language
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if below := pdfium.FPDF_StructElement_GetChildAtIndex(element, place):
            yield from _spoken(below, language, letters)
        elif words := letters.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place), ""):
            yield language, words


def _told(ask: Callable[..., int], *asked: Any) -> str:
    """A text that pdfium writes in a place it is given."""
    size = ask(*asked, None, 0)
    place = create_string_buffer(size)
    ask(*asked, cast(place, POINTER(c_ushort)) if len(asked) > 1 else place, size)
    return place.raw.decode("utf-16-le").rstrip("\0")
