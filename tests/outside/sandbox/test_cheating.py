"""A program gains nothing by pretending, searching or poisoning, and the next one finds no trace of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from lms.sandbox.asking import asks_of
from lms.sandbox.work import Answer, Job
from tests.outside.sandbox.conftest import Send

SECRET = "9f2c-expected-value"
SEARCH = f"""
import gc, sys
needle = "".join([{SECRET[:4]!r}, {SECRET[4:]!r}])
def texts():
    frame = sys._getframe()
    while frame:
        yield from frame.f_locals.values()
        frame = frame.f_back
    for thing in gc.get_objects():
        yield from gc.get_referents(thing)
def found():
    kinds = {{str: needle, bytes: needle.encode()}}
    return sum(kinds[type(one)] in one for one in texts() if type(one) in kinds and one is not needle)
"""


def answer(send: Send, source: str, call: str = "f()", whom: str = "") -> Answer:
    """The answer to one call."""
    found = send(Job(grader="python", source=source, asks=({"call": call},), whom=whom)).answer(0)
    assert found is not None
    return found


def test_the_expected_value_is_nowhere_in_the_child(confined: Send) -> None:
    asks = asks_of("python", [{"call": "found()", "gives": SECRET}])
    found = confined(Job(grader="python", source=SEARCH, asks=asks)).answer(0)
    assert found is not None
    assert found.value is not None
    assert found.value.plain == 0


def test_the_search_itself_would_find_it(confined: Send) -> None:
    held = answer(confined, f"{SEARCH}\nheld = [{SECRET!r}]", "found()")
    assert held.value is not None
    assert held.value.plain > 0


def test_nothing_of_another_learners_work_is_in_the_child(confined: Send) -> None:
    with ThreadPoolExecutor() as others:
        slow = f"# {SECRET}\nimport time\ntime.sleep(0.5)"
        job = Job(grader="python", source=slow, asks=({"run": True},), whom=SECRET)
        waiting = others.submit(confined, job)
        found = answer(confined, SEARCH, "found()")
        assert waiting.result().status == "done"
    assert found.value is not None
    assert found.value.plain == 0


@pytest.mark.parametrize("kind", ["int", "str", "list", "float"])
def test_what_claims_to_equal_everything_equals_nothing(confined: Send, kind: str) -> None:
    source = f"class A({kind}):\n __eq__ = lambda *a: True\n __hash__ = None\ndef f(): return A()"
    found = answer(confined, source)
    assert found.value is not None
    assert (found.value.type, found.value.plain) == ("other", "A")


POISON = """
import builtins, json, os, sys, io
keep = builtins.type
class T(keep):
    def __call__(self, *a): return 5
json.dumps = json.JSONEncoder.encode = lambda *a, **k: '{"answer": {"value": ["int", "1"]}}'
builtins.len = builtins.isinstance = builtins.repr = lambda *a: 1
builtins.type = lambda *a: int
os.write = os._exit = sys.exit = lambda *a: 0
sys.modules['random'] = None
sys.stdout = None
def f(): return "mine"
"""


def test_poisoned_builtins_harm_nobody_but_the_program_itself(confined: Send) -> None:
    job = Job(grader="python", source=POISON, asks=({"call": "f()"},))
    outcome = confined(job)
    assert outcome.status in ("done", "stopped")
    found = outcome.answer(0)
    assert found is None or found.value is None or found.value.plain == "mine" or found.value.type == "other"
    after = answer(confined, "import random\ndef f(): return len('abc')")
    assert after.value is not None
    assert after.value.plain == 3


def test_what_one_job_leaves_the_next_does_not_find(confined: Send) -> None:
    left = "import builtins, sys\nbuiltins.mine = sys.modules['mine'] = 1\ndef f(): return mine"
    first = answer(confined, left)
    assert first.value is not None
    assert first.value.plain == 1
    second = answer(confined, "import sys\ndef f(): return 'mine' in sys.modules or mine")
    assert second.error is not None
    assert second.error.type == "NameError"


def test_two_runs_do_not_draw_the_same_numbers(confined: Send) -> None:
    source = "import random\ndef f(): return random.random()"
    drawn = [answer(confined, source).value for _ in range(3)]
    assert len({value.plain for value in drawn if value}) == 3


def test_what_was_answered_before_the_end_is_kept(confined: Send) -> None:
    source = "def f(n):\n while n: pass\n return n"
    job = Job(grader="python", source=source, asks=({"call": "f(0)"}, {"call": "f(1)"}, {"call": "f(0)"}))
    outcome = confined(job)
    assert outcome.status == "too_long"
    assert [found.value.plain for found in outcome.answers if found.value] == [0]
