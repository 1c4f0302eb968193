"""Finds what code says to people without marking it for translation: every literal that somebody reads."""

import ast
import re
from collections.abc import Iterator, Mapping

import wtforms
from flask_wtf import file
from wtforms import validators

WORD = re.compile(r"[^\W\d_]{2,}")
MARKS = {"_", "lazy", "ngettext"}
FIELDS = {name for module in (wtforms, file) for name in dir(module) if name.endswith("Field")}
FIELDS = FIELDS - {"Field"} | {"Boxes"}
VALIDATORS = {name for module in (validators, file) for name in dir(module) if name[:1].isupper()} - FIELDS
SPEAKERS = FIELDS | VALIDATORS | {"Refused", "flash", "choices", "SelectChoice", "_object"}
ERRORS = {"errors", "form_errors"}

Place = int | str | None
UNREAD: dict[str, set[Place]] = {
    "AnyOf": {0, "values"},
    "EqualTo": {0, "fieldname"},
    "NoneOf": {0, "values"},
    "Refused": {1, "field"},
    "Regexp": {0, "regex"},
    "SelectChoice": {0, "value"},
    "flash": {1, "category"},
    **{name: {"coerce", "default", "format", "id", "name", "render_kw"} for name in FIELDS},
}
"""What nobody reads of what a speaker is given: by its place, or by its name. All else is read."""


def unmarked(tree: ast.Module) -> Iterator[int]:
    """The lines of what is said without a mark."""
    named = dict(_named(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call | ast.Assign | ast.AugAssign):
            for given in _read(node):
                yield from _bare(given, named)


def _named(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """What the file calls by a name: a list of choices is often written above its form."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _read(node: ast.AST) -> Iterator[ast.expr]:
    """What people read of what `node` gives to a speaker, or writes among the errors of a field."""
    match node:
        case ast.Call() if (speaker := _called(node)) in SPEAKERS:
            places: list[tuple[Place, ast.expr]] = [*enumerate(node.args)]
            places += [(word.arg, word.value) for word in node.keywords]
            yield from (given for place, given in places if place not in UNREAD.get(speaker, ()))
        case ast.Call(func=ast.Attribute(ast.Attribute(attr=kept), attr="append")) if kept in ERRORS:
            yield from node.args
        case ast.Assign(targets=[ast.Attribute(attr=attribute)], value=value) if attribute in ERRORS:
            yield value
        case ast.AugAssign(target=ast.Attribute(attr=attribute), value=value) if attribute in ERRORS:
            yield value


def _bare(node: ast.AST, named: Mapping[str, ast.expr]) -> Iterator[int]:
    """The lines of the literals in `node` without a mark around them; speakers inside are judged apart."""
    match node:
        case ast.Constant(value=str(text)) if WORD.search(text):
            yield node.lineno
        case ast.Call() if _called(node) in MARKS | SPEAKERS:
            return
        case ast.Name(id=name) if name in named:
            rest = {other: value for other, value in named.items() if other != name}
            yield from _bare(named[name], rest)
        case _:
            for part in _spoken_parts(node):
                yield from _bare(part, named)


def _spoken_parts(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of `node` that may be said: of a pair the second, of a condition its outcomes."""
    match node:
        case ast.Tuple(elts=[_value, *said]) if said:
            yield from said
        case ast.Dict(values=values):
            yield from values
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.Subscript(value=value):
            yield value
        case ast.GeneratorExp(elt=said) | ast.ListComp(elt=said):
            yield said
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()) as text), args=args):
            yield from (text, *args)
        case ast.Call(func=ast.Name(id="str"), args=args):
            yield from args
        case ast.Call(func=func):
            yield func
        case ast.Compare():
            return
        case _:
            yield from ast.iter_child_nodes(node)


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))
