"""Attacks by greed: programs that take time, memory or room without end."""

from tests.outside.sandbox.attack import Attack

TIME = (
    Attack("loop", "while True: pass", ("too_long",), bites=False),
    Attack("sleep", "import time\ntime.sleep(60)", ("too_long",), bites=False),
    Attack(
        "catch all",
        "while True:\n try:\n  while True: pass\n except BaseException: pass",
        ("too_long",),
        bites=False,
    ),
    Attack(
        "ignore SIGXCPU",
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
        ("too_long",),
        bites=False,
    ),
    Attack("huge power", "x = 9 ** 9 ** 9", ("too_long", "too_much_memory"), bites=False),
    Attack("regex", "import re\nre.match('(a+)+$', 'a' * 60 + 'b')", ("too_long",), bites=False),
    Attack(
        "hostile repr",
        "class A:\n def __repr__(self):\n  while True: pass\n __str__ = __hash__ = __eq__ = __repr__\n"
        "def f(): return [A()]",
        call="f()",
        bites=False,
    ),
    Attack(
        "hostile error",
        "class E(Exception):\n def __str__(self):\n  while True: pass\nraise E",
        ("too_long",),
        bites=False,
    ),
    Attack(
        "hostile toJSON",
        "Object.prototype.toJSON = () => { while (true); }; const f = () => ({a: 1})",
        grader="javascript",
        call="f()",
        bites=False,
    ),
    Attack(
        "loop in JavaScript",
        "for (;;) { try { for (;;); } catch {} }",
        ("too_long",),
        grader="javascript",
        bites=False,
    ),
    Attack(
        "proxy",
        "const f = () => new Proxy({}, {ownKeys() { for (;;); }})",
        ("too_long",),
        grader="javascript",
        call="f()",
        bites=False,
    ),
    Attack(
        "promises without end",
        "const again = () => Promise.resolve().then(again); again()",
        ("too_long", "too_much_memory", "done"),
        grader="javascript",
        bites=False,
    ),
    Attack(
        "regex in JavaScript",
        "/(a+)+$/.test('a'.repeat(60) + 'b')",
        ("too_long",),
        grader="javascript",
        bites=False,
    ),
    Attack(
        "recursive CTE",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        ("too_long", "done"),
        grader="sql",
        bites=False,
    ),
    Attack(
        "cross join",
        "SELECT count(*) FROM t a, t b, t c, t d, t e, t f",
        ("too_long", "done"),
        grader="sql",
        schema="CREATE TABLE t (i); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 300) INSERT INTO t SELECT i FROM n;",
        bites=False,
    ),
    Attack("deep page", "<div>" * 4000, ("done",), grader="page", bites=False),
    Attack("200,000 divs", "<div>" * 200_000, ("done", "too_long"), grader="page", bites=False),
    Attack(
        "50,000 attributes",
        "<p " + " ".join(f"a{n}" for n in range(50_000)) + ">",
        ("done", "too_long"),
        grader="page",
        bites=False,
    ),
    Attack(
        "many attributes",
        "<p " + " ".join(f"a{n}" for n in range(4000)) + ">",
        ("done",),
        grader="page",
        bites=False,
    ),
    Attack(
        "heavy selectors",
        "<style>" + "* * * * * *{color:red}" * 400 + "</style>" + "<b>" * 300,
        ("done", "too_long"),
        grader="page",
        bites=False,
    ),
)

MEMORY_AND_OUTPUT = (
    Attack("big string", "x = 'a' * 10 ** 9", ("too_much_memory",), bites=False),
    Attack("big list", "x = []\nwhile True: x.append('a' * 10 ** 6)", ("too_much_memory",), bites=False),
    Attack(
        "caught",
        "x = []\nwhile True:\n try: x.append('a' * 10 ** 6)\n except BaseException: pass",
        ("too_long", "too_much_memory"),
        bites=False,
    ),
    Attack(
        "shared structure",
        "x = ['a']\nfor _ in range(60): x = [x, x]\ndef f(): return x",
        call="f()",
        bites=False,
    ),
    Attack(
        "long way down",
        "x = []\nfor _ in range(10 ** 5): x = [x]\ndef f(): return x",
        call="f()",
        bites=False,
    ),
    Attack("round", "x = []\nx.append(x)\ndef f(): return x", call="f()", bites=False),
    Attack("flood by print", "while True: print('a' * 1000)", ("too_much_output",), bites=False),
    Attack(
        "flood, caught",
        "while True:\n try: print('a' * 1000)\n except BaseException: pass",
        ("too_much_output", "too_long"),
        bites=False,
    ),
    Attack(
        "flood by descriptor",
        "import os\nwhile True:\n for n in range(8):\n  try: os.write(n, b'GOT' * 4096)\n"
        "  except OSError: pass",
        ("too_much_output",),
        bites=False,
    ),
    Attack(
        "big array",
        "let a = []; for (;;) a.push('x'.repeat(1000) + a.length)",
        ("too_much_memory",),
        grader="javascript",
        bites=False,
    ),
    Attack(
        "flood by console",
        "for (;;) console.log('a'.repeat(1000))",
        ("too_much_output",),
        grader="javascript",
        bites=False,
    ),
    Attack(
        "round in JavaScript",
        "const a = []; a.push(a); const f = () => a",
        grader="javascript",
        call="f()",
        bites=False,
    ),
    Attack("stack in JavaScript", "const f = () => f()", grader="javascript", call="f()", bites=False),
    Attack(
        "stack",
        "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): return f()",
        ("stopped", "too_long", "too_much_memory", "done"),
        call="f()",
        bites=False,
    ),
    Attack(
        "big blob", "SELECT printf('%.*c', 999999999, 'x')", ("done", "too_long"), grader="sql", bites=False
    ),
    Attack(
        "many rows",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i FROM n",
        grader="sql",
        bites=False,
    ),
)
