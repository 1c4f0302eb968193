"""What the graders tell of code, each in plain cases."""

from typing import Any

import pytest

from lms.sandbox.graders import Sent, javascript, page, replay, sql
from lms.sandbox.graders.javascript_words import words

TABLES = "CREATE TABLE t (n, word); INSERT INTO t VALUES (1, 'un'), (2, NULL);"


def told(grader: Any, source: str, *asks: dict[str, Any], **beside: Any) -> list[Any]:
    """The records of a grader."""
    return list(grader.grade(Sent(source.encode(), asks, beside)))


def answer(grader: Any, source: str, ask: dict[str, Any], **beside: Any) -> dict[str, Any]:
    """The one answer to one ask."""
    found: dict[str, Any] = told(grader, source, ask, **beside)[0]["answer"]
    return found


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("1 + 1", ["number", "2"]),
        ("0 / 0", ["number", "NaN"]),
        ("12n", ["bigint", "12"]),
        ("undefined", ["undefined"]),
        ("null", ["null"]),
        ("[true, 'a']", ["array", [["boolean", True], ["string", "a"]]]),
        ("({a: 1})", ["object", [["string", "a"], ["number", "1"]]]),
        ("new (class { b = 2 })()", ["object", [["string", "b"], ["number", "2"]]]),
        ("new Date(0)", ["other", "object"]),
        ("'a'.repeat(600) + 'b'", ["string", "a" * 600 + "b"]),
    ],
)
def test_javascript_values_keep_their_type(call: str, value: list[Any]) -> None:
    assert answer(javascript, "", {"call": call})["value"] == value


def test_javascript_cannot_pass_for_another_by_changing_what_all_objects_share() -> None:
    poison = (
        "Array.isArray = () => false; JSON.stringify = () => '1'; Object.keys = () => []; String = eval = 3"
    )
    assert answer(javascript, poison, {"call": "[1]"})["value"] == ["array", [["number", "1"]]]


def test_javascript_is_afresh_for_each_ask() -> None:
    asks = ({"call": "++n"}, {"call": "++n"})
    values = [record["answer"]["value"] for record in told(javascript, "let n = 0", *asks)]
    assert values == [["number", "1"], ["number", "1"]]


def test_javascript_errors_name_the_learners_line() -> None:
    source = "const f = () => {\n  throw new RangeError('x');\n};\nconst g = () => nope"
    assert answer(javascript, source, {"call": "f()"})["error"] == (
        {"type": "RangeError", "message": "x", "line": 2}
    )
    assert answer(javascript, source, {"call": "g()"})["error"]["line"] == 4
    assert answer(javascript, source, {"call": "h()"})["error"]["line"] is None
    assert told(javascript, "\nlet x = ;", {"call": "x"})[0]["error"]["line"] == 2


def test_javascript_prints_as_people_know_it() -> None:
    source = "console.log('a', [1, 'b', {c: null}], {}, prompt(), 'x'.repeat(700) + 'y')"
    printed = answer(javascript, source, {"run": True, "input": ["typed"]})["printed"]
    assert printed == "a [ 1, 'b', { c: null } ] {} typed " + "x" * 700 + "y\n"


def test_the_words_of_javascript_are_not_those_in_texts_and_remarks() -> None:
    source = "// while\nconst a = 'for' + `if ${b}`; /* do */ a.replace(/return/g, c) / d"
    found = words(source)
    assert {"const", "a", "b", "replace", "c", "d"} <= found
    assert not {"while", "for", "if", "do", "return", "g"} & found


def test_sql_gives_the_rows_of_the_last_query() -> None:
    found = answer(sql, "SELECT 1; SELECT n, word FROM t ORDER BY n", {"last": True}, schema=TABLES)
    assert found["value"] == (
        ["rows", [["list", [["int", "1"], ["str", "un"]]], ["list", [["int", "2"], ["none"]]]]]
    )
    assert found["printed"] == "n | word\n1 | un\n2 | NULL"


def test_sql_is_asked_once_the_learners_statements_have_run() -> None:
    found = answer(sql, "DELETE FROM t WHERE n = 1;", {"query": "SELECT count(*) FROM t"}, schema=TABLES)
    assert found["value"] == ["rows", [["list", [["int", "1"]]]]]


def test_sql_errors_name_the_line() -> None:
    source = "-- un commentaire ; ici\nSELECT 1;\n\nSELECT n\nFORM t"
    found = answer(sql, source, {"last": True}, schema=TABLES)
    assert found["error"]["line"] == 5
    assert found["error"]["type"] == "OperationalError"


@pytest.mark.parametrize(
    "statement",
    ["ATTACH 'x' AS a", "VACUUM INTO 'x'", "PRAGMA writable_schema = 1", "SELECT load_extension('x')"],
)
def test_sql_that_reaches_outside_is_refused(statement: str) -> None:
    assert answer(sql, statement, {"last": True}, schema=TABLES)["error"]["type"].endswith("Error")


PAGE = """<!doctype html><style>
p { color: #123; padding: 4px 8px; margin: 0 !important } .a { color: red; margin: 9px }
@media print { p { display: none } } @media (min-width: 48rem) { p { border: 1px solid var(--c, teal) } }
p:hover { color: lime } b::before { color: gold } ul { list-style: square }
</style><div style="color: navy"><p class=a> Un <b>deux</b></p><img alt="" src=x><ul><li>x</ul></div>"""


@pytest.mark.parametrize(
    ("ask", "value"),
    [
        ({"selector": "p", "look": "count"}, ["count", 1]),
        ({"selector": "p", "look": "text"}, ["text", "Un deux"]),
        ({"selector": "i", "look": "text"}, ["text", None]),
        ({"selector": "img", "look": "attribute", "name": "alt"}, ["attribute", ""]),
        ({"selector": "img", "look": "attribute", "name": "title"}, ["attribute", None]),
        ({"order": ["p", "img", "ul"]}, ["bool", True]),
        ({"order": ["ul", "p"]}, ["bool", False]),
        ({"order": ["p", "i"]}, ["bool", False]),
    ],
)
def test_a_page_is_looked_at(ask: dict[str, Any], value: list[Any]) -> None:
    assert answer(page, PAGE, ask)["value"] == value


@pytest.mark.parametrize(
    ("selector", "name", "value"),
    [
        ("p", "color", "red"),  # the class is stronger
        ("b", "color", "red"),  # inherited
        ("div", "color", "navy"),
        ("p", "padding-left", "8px"),
        ("p", "margin-top", "0"),  # important
        ("p", "display", None),  # on a screen, not on paper
        ("p", "border-top-color", "teal"),
        ("p", "border-style", "solid"),
        ("li", "list-style-type", "square"),
        ("b", "padding-left", None),  # not inherited
    ],
)
def test_a_style_is_what_wins(selector: str, name: str, value: str | None) -> None:
    asked = {"selector": selector, "look": "style", "name": name}
    assert answer(page, PAGE, asked)["value"] == ["style", value]


def test_a_page_deeper_than_any_is_not_looked_at() -> None:
    asked = {"selector": "p", "look": "count"}
    assert told(page, "<div>" * 1000, asked)[0]["error"]["type"] == "TooDeep"


def test_a_log_is_replayed_by_the_scripts_it_is_given() -> None:
    script = "const world = {replay: ({events, start}) => ({total: events.reduce((a, b) => a + b, start)})}"
    beside = {"scripts": [script], "call": "world.replay", "attempt": {"start": 1}}
    assert told(replay, "[2, 3]", **beside) == [{"facts": {"total": 6}}]
    assert told(replay, "{", **beside)[0]["error"]["type"] == "SyntaxError"
    assert told(replay, "3", **beside)[0]["error"]["type"] == "TypeError"
