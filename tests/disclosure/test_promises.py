"""The list of promises names tests that exist, and none without one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")


def test_every_promise_is_held_by_tests_that_exist() -> None:
    rows = [line for line in PROMISES.splitlines() if line.startswith("|") and not re.match(r"\|( promise |-)", line)]
    assert len(rows) >= 35
    for row in rows:
        _, promise, held, _ = row.split("|")
        named = re.findall(r"`(tests/[\w/]+[.]py)::(\w+)`", held)
        assert named, promise
        for path, name in named:
            tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
            there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
            assert name in there, f"{path}::{name}"
