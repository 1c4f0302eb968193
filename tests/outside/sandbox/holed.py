"""A zygote with a hole that it does not know of: its children are not sealed. Its canaries must tell."""

import sys
import types
from pathlib import Path

house = types.ModuleType("lms")
house.__path__ = [str(Path(__file__).resolve().parents[3] / "lms")]
sys.modules["lms"] = house

from lms.sandbox import sealing, zygote  # noqa: E402  # only now can it be found

match sys.argv.pop(1):
    case "loose":
        sealing.seal = sealing.limit
    case "unsealed":
        sealing.prepare = lambda: None

if __name__ == "__main__":
    zygote.main()
