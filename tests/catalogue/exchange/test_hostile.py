"""Files made to harm, or spoiled at random: a sentence comes back, never an error, and quickly."""

import random

import pytest

from lms.catalogue.exchange.bank_writing import write_bank
from lms.catalogue.exchange.carried import Carried
from lms.catalogue.exchange.gathering import MOST
from lms.catalogue.exchange.reading import LARGEST, read_questions_of
from lms.core.errors import Refused
from tests.catalogue.exchange.hostile import spoiled
from tests.counting import calls

FILES = 2000
BOMB = "".join(f'<!ENTITY a{n} "{"".join(f"&a{n - 1};" for _ in range(10))}">' for n in range(1, 10))
CALLS = 20
"""Of functions, for each byte."""


def test_no_spoiled_file_crashes_a_reader() -> None:
    chance = random.Random(20261122)
    came = refused = 0
    for _ in range(FILES):
        try:
            carried = read_questions_of(spoiled(chance), "fr")
        except Refused:
            refused += 1
        else:
            came += len(carried.questions)
            write_bank(carried)

    assert came > FILES / 10  # most still reach the readers
    assert refused < FILES * 0.6


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE quiz [<!ENTITY a0 "x">{BOMB}]><quiz>&a9;</quiz>'.encode(),
        b'<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
        b'<!DOCTYPE quiz SYSTEM "http://127.0.0.1:1/x.dtd"><quiz/>',
        b'<!DOCTYPE quiz [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><quiz/>',
        b"<quiz>&nothing;</quiz>",
        b"<quiz>" + b"<a>" * 500,
        b"<quiz>" + b"<a/>" * 300_000 + b"</quiz>",
        b"<quiz><question>",
        b"<html><body/></html>",
        b'<?xml version="1.0" encoding="x-nothing"?><quiz/>',
        b"\xff\xfe<\x00q\x00",
        b"\xff\xfea",
        b"\xe9",
        b"x" * (LARGEST + 1),
        b"PK",
    ],
)
def test_a_file_made_to_harm_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(Refused):
        read_questions_of(content, "fr")


@pytest.mark.parametrize(
    "content",
    [
        b"{" * 500_000,
        b"a {=b ~" + b"c ~" * 200_000 + b"}",
        b"::" * 300_000,
        b"[" * 19_000 + b" {T}",
        b"[html]" + b"<div>" * 3_900 + b" {T}",
        b"[html]" + b"<b><i>" * 3_000 + b"x {T}",
        b"[html]" + b"<a href\\=x" * 1_500 + b" {T}",
        b"[markdown]" + b"*a **b " * 2_700 + b" {T}",
        b"[markdown]" + b"![" * 9_000 + b" {T}",
        b"[markdown]" + b"`" * 19_000 + b" {T}",
        b"> " * 200_000,
        b"$CATEGORY:\n" * 20_000,
        b"a{T}\n\n" * 20_000,
        b"// [tag:a]\n" * 20_000 + b"a{T}",
    ],
    ids=range(14),
)
def test_a_file_made_to_be_slow_costs_as_its_length(content: bytes) -> None:
    read: list[Carried] = []
    assert calls(lambda: read.append(read_questions_of(content, "fr"))) <= CALLS * len(content)
    assert len(read[0].questions) <= MOST
    assert len(read[0].left_out) <= 2 * MOST
