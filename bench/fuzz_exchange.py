"""Feeds spoiled files to the readers of questions for as long as asked, and says what crashed.

    python -m bench.fuzz_exchange 300000 [SEED]

Nothing may come out but questions that pass the check, or a sentence that says no. Each file that crashes a
reader, or takes it more than 2 seconds, is kept in the folder named at the end.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from lms.catalogue.exchange.bank_writing import write_bank
from lms.catalogue.exchange.reading import read_questions_of
from lms.core.errors import Refused
from lms.i18n import catalogues
from tests.catalogue.exchange.hostile import spoiled

SLOW = 2.0  # seconds


def main(count: int, seed: int) -> int:
    """Try `count` files; 0 if none crashed a reader."""
    catalogues.compile_all()
    chance, kept, found = random.Random(seed), Path(tempfile.mkdtemp(prefix="fuzz-")), 0
    questions = left_out = refused = 0
    slowest, began = 0.0, time.monotonic()
    for number in range(count):
        content, start = spoiled(chance), time.monotonic()
        try:
            carried = read_questions_of(content, "fr")
            write_bank(carried)
            questions += len(carried.questions)
            left_out += len(carried.left_out)
        except Refused:
            refused += 1
        except Exception as error:
            found += 1
            (kept / f"{number}-{type(error).__name__}").write_bytes(content)
        took = time.monotonic() - start
        slowest = max(slowest, took)
        if took > SLOW:
            found += 1
            (kept / f"{number}-slow").write_bytes(content)
        if number % 50_000 == 49_999:
            print(f"{number + 1} files: {questions} questions, {left_out} left out, {found} crashes")
    seconds = time.monotonic() - began
    print(f"{count} files in {seconds:.0f} s (seed {seed}): {questions} questions, {left_out} left out,")
    print(
        f"{refused} files refused with a sentence; the slowest took {slowest:.2f} s; {found} crashes. {kept}"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
