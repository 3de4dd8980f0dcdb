"""Finds the templates of all messages in Python code, also where they are held in a name before they are used.

A sentence is often too long for the line of its call, so that it stands in a name, a table of names or a parameter. The
code is read for all places that such a name can have its value from.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MAKERS = ("msg", "Message", "placed", "Placed", "wrong")
"""What makes a message, or the error of a validator: of its arguments the second is the template."""

SAY = "say"
"""Says a sentence in the language of a report; babel does not find it inside another string's braces."""

REFUSAL = "Refusal"
"""A file's refusal becomes a message: its second argument, and its hint another."""

PASSED_ON = frozenset({"template", "message", "hint", "description"})
"""Attributes that hold a sentence made elsewhere, or what the declaration of a table says, which stays English."""


@dataclass(frozen=True, slots=True)
class Found:
    """A template, or where none could be found: `place` is the file and line of the message."""

    template: str | None
    place: str


def templates_in(base: Path) -> Iterator[Found]:
    """Yield the templates of all messages in the Python files of a folder."""
    for path in sorted(base.rglob("*.py")):
        module = _Module(ast.parse(path.read_text(encoding="utf-8")))
        for call in module.calls():
            for expression in _templates_of(call):
                place = f"{path.relative_to(base)}:{call.lineno}"
                yield from (Found(template, place) for template in module.values(expression, ()))


def _templates_of(call: ast.Call) -> Iterator[ast.expr]:
    name = _name_of(call.func)
    if name == SAY and call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        yield call.args[0]
    if name not in (*MAKERS, REFUSAL):
        return
    if len(call.args) > 1:
        yield call.args[1]
    yield from (word.value for word in call.keywords if word.arg == ("hint" if name == REFUSAL else "template"))


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


class _Module:
    """A module's tree, with the function that each node stands in."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.inside: dict[ast.AST, ast.AST] = {}
        for parent in ast.walk(tree):
            for child in ast.iter_child_nodes(parent):
                self.inside[child] = parent

    def calls(self) -> Iterator[ast.Call]:
        """Yield all calls outside the functions that make messages themselves."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and not self._makes(self._scope(node)):
                yield node

    def _makes(self, scope: ast.AST) -> bool:
        parent = self.inside.get(scope)
        name = parent.name if isinstance(parent, ast.ClassDef) else getattr(scope, "name", "")
        return name in (*MAKERS, REFUSAL)

    def values(self, expression: ast.expr, seen: tuple[ast.AST, ...]) -> Iterator[str | None]:
        """Yield what an expression can be; None where that cannot be read from the code."""
        if expression in seen:
            return
        deeper = (*seen, expression)
        if isinstance(expression, ast.Constant):
            if isinstance(expression.value, str) and expression.value:
                yield expression.value
        elif _is_passed_on(expression):
            return
        else:
            parts = self._parts(expression)
            if parts is None:
                yield None
            else:
                for part in parts:
                    yield from self.values(part, deeper)

    def _parts(self, expression: ast.expr) -> Sequence[ast.expr] | None:
        if isinstance(expression, ast.IfExp):
            return (expression.body, expression.orelse)
        if isinstance(expression, ast.Dict):
            return expression.values
        if isinstance(expression, ast.Subscript):
            return (expression.value,)
        if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Attribute):
            return (expression.func.value, *expression.args[1:2]) if expression.func.attr == "get" else None
        if isinstance(expression, ast.Name):
            return self._assigned(expression.id, self._scope(expression)) or None
        return None

    def _assigned(self, name: str, scope: ast.AST) -> list[ast.expr]:
        """Return all that is assigned to a name in a function, or given to it as a parameter, else in the module."""
        found = [
            node.value
            for node in ast.walk(scope)
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and node.value
            and any(_is(one, name) for one in _targets(node))
        ]
        if isinstance(scope, ast.FunctionDef):
            found += self._given(name, scope)
        if not found and scope is not self.tree:
            return self._assigned(name, self.tree)
        return found

    def _given(self, name: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
        names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        if name not in (*names, *(argument.arg for argument in function.args.kwonlyargs)):
            return
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _name_of(node.func) == function.name:
                if name in names and names.index(name) < len(node.args):
                    yield node.args[names.index(name)]
                yield from (word.value for word in node.keywords if word.arg == name)

    def _scope(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, ast.FunctionDef | ast.Module):
            node = self.inside[node]
        return node


def _is_passed_on(expression: ast.expr) -> bool:
    if isinstance(expression, ast.Subscript) and isinstance(expression.slice, ast.Constant):
        return expression.slice.value in PASSED_ON
    return isinstance(expression, ast.Attribute) and expression.attr in PASSED_ON


def _targets(node: ast.Assign | ast.AnnAssign) -> Sequence[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else (node.target,)


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name
