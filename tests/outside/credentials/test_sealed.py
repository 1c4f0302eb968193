"""The script that checks a file without network sees one bit that was turned, wherever it is."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lms.config import ROOT
from lms.credentials import checking, sealing
from lms.credentials.keys import Ring
from lms.credentials.pinned import pinned
from lms.credentials.signing.by_file import seal_of
from tests.outside.programs import program

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
SCRIPT = ROOT / "static" / "js" / "sealed.js"
PROGRAM = """
const said = async (bytes) => (await told(new Blob([bytes]))).says;
const { readFileSync } = await import("node:fs");
const [whole, ...others] = process.argv.slice(2).map((path) => readFileSync(path));
const turned = {};
for (let place = 0; place < whole.length; place++) {
  const copy = Buffer.from(whole);
  copy[place] ^= 1 << place % 8;
  const says = await said(copy);
  turned[says] = (turned[says] ?? 0) + 1;
}
const answer = { whole: await said(whole), others: await Promise.all(others.map(said)), turned };
console.log(JSON.stringify(answer));
"""


def a_file(ring: Ring, at: datetime) -> bytes:
    """A file signed at `at`, whose pages matter to nobody here."""
    seal = seal_of(ring, ring.signing_name(at))
    room = sealing.room("Association Passerelle", "DL-10000-0000T", "0" * 64, seal.room)
    return sealing.seal(b"%PDF-1.7\n1 0 obj\n" + room + b"\nendobj\n%%EOF", room, at, seal.sign)


def a_ring(folder: Path) -> Ring:
    return Ring(folder, b"a passphrase", "Association Passerelle", "https://x.example")


def test_every_bit_counts_and_each_year_s_key_is_known(tmp_path: Path) -> None:
    ours, theirs = a_ring(tmp_path / "ours"), a_ring(tmp_path / "theirs")
    files = [a_file(ours, DAY), a_file(ours, DAY + timedelta(days=400)), a_file(theirs, DAY)]
    files.append(files[0] + b"\n1 0 obj\n<<>>\nendobj\n")
    marks = json.dumps(pinned(checking.trust_of(ours)))
    stub = (
        f"const document = {{ querySelector: () => ({{ dataset: {{ signers: {json.dumps(marks)} }} }}) }};\n"
    )
    script = SCRIPT.read_text().partition("\nif (input) {")[0]
    file = tmp_path / "program.mjs"
    file.write_text(stub + script + PROGRAM)
    paths = [tmp_path / f"{number}.pdf" for number in range(len(files))]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content)
    command = [program("node"), str(file), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own words
    found = json.loads(done.stdout)
    assert (found["whole"], found["others"]) == ("sealed", ["sealed", "unknown", "altered"])
    assert sum(found["turned"].values()) == len(files[0])
    assert "sealed" not in found["turned"]
