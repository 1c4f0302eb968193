"""The control of the attack suite: the same zygote, whose children have their limits and nothing else."""

import sys
import types
from pathlib import Path

house = types.ModuleType("lms")
house.__path__ = [str(Path(__file__).resolve().parents[3] / "lms")]
sys.modules["lms"] = house

from lms.sandbox import canaries, sealing, zygote  # noqa: E402  # only now can it be found

sealing.seal = sealing.limit
canaries.sing = lambda fork: ""  # noqa: ARG005  # it is called by that name
zygote.become_nobody = lambda: None

if __name__ == "__main__":
    zygote.main()
