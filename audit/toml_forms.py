"""TOML files that people write: read into a form, with one sentence on the first thing that is wrong, and its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from audit.errors import SettingsError
from audit.model.message import Message, msg

Form = TypeVar("Form", bound=BaseModel)
_AT = re.compile(r"at line (\d+)")
_TABLE = re.compile(r"\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)""")
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("string_type", "string_sub_type"), "text"),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), "number"),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "whole"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "yes-no"),
    **dict.fromkeys(("tuple_type", "list_type"), "list"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "keys"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), "date"),
    **dict.fromkeys(("enum", "literal_error"), "listed"),
}
_WANTED: Mapping[str, str] = {
    "text": "{key} must be a text in quotation marks.",
    "number": "{key} must be a number.",
    "whole": "{key} must be a whole number.",
    "yes-no": "{key} must be true or false.",
    "list": "{key} must be a list in square brackets.",
    "keys": "{key} must hold keys and values of its own.",
    "date": "{key} must be a date such as 2025-12-31.",
    "listed": "{key} must be one of these: {listed}.",
    "greater_than_equal": "{key} must be at least {listed}.",
    "greater_than": "{key} must be more than {listed}.",
    "less_than_equal": "{key} must be at most {listed}.",
    "less_than": "{key} must be less than {listed}.",
    "missing": "{key} is missing.",
    "extra_forbidden": "There is no key called {key}.",
    "too_long": "There is no key called {key}.",
    "string_pattern_mismatch": "{key} must be a code such as GB or EUR.",
    "shares_sum": "{key} must not add up to more than 1.",
}
_BOUNDS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}


def read_toml(path: Path, form: type[Form], unreadable: Message) -> Form:
    """Read a file into a form; SettingsError, whose place is the file and the line, for the first fault."""
    text = _text_of(path, unreadable)
    kind = unreadable.code.removesuffix("-unreadable")
    try:
        return form.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        wrong = msg(f"{kind}-toml", "Line {line} of the file is not written as TOML is.", line=line)
        hint = msg("toml-hint", "Write a key, = and a value: texts in quotation marks, numbers and dates without.")
        raise SettingsError(wrong, code=wrong.code, place=_place(path, line), hints=[hint]) from error
    except ValidationError as error:
        raise _invalid(path, text, error, form, f"{kind}-invalid") from error


def _text_of(path: Path, unreadable: Message) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            told = msg("toml-encoding", "The file is not written in UTF-8, as TOML is.")
            raise SettingsError(told, code=told.code, place=str(path)) from error
        raise SettingsError(unreadable, code=unreadable.code, place=str(path)) from error


def _invalid(path: Path, text: str, error: ValidationError, form: type[BaseModel], code: str) -> SettingsError:
    problem = error.errors(include_url=False, include_input=False)[0]
    parts = tuple(part for part in problem["loc"] if part != "[key]")
    told = wanted(problem, ".".join(str(part) for part in parts if isinstance(part, str)), code)
    hints = _did_you_mean(parts, form) if problem["type"] == "extra_forbidden" else []
    return SettingsError(told, code=code, place=_place(path, line_of(text, parts)), hints=hints)


def wanted(problem: Mapping[str, Any], key: str, code: str) -> Message:
    """Return what a key has to be, for a fault that pydantic found there."""
    kind, context = problem["type"], problem.get("ctx", {})
    bound = context.get(_BOUNDS.get(kind, ""))
    listed = f"{bound:g}" if bound is not None else str(context.get("expected", "")).replace("'", "`")
    template = _WANTED.get(_KINDS.get(kind, kind), "{key} has not the form that is expected here.")
    params = {"key": f"`{key}`", "listed": listed.replace(" or ", ", ")}
    return Message(code, template, {name: text for name, text in params.items() if f"{{{name}}}" in template})


def _did_you_mean(parts: tuple[str | int, ...], form: type[BaseModel]) -> list[Message]:
    known = list(form.model_fields) if len([part for part in parts if isinstance(part, str)]) == 1 else []
    near = get_close_matches(str(parts[-1]), known, n=1)
    return [msg("did-you-mean", "Did you mean {near}?", near=f"`{near[0]}`")] if near else []


def _place(path: Path, line: int) -> str:
    return f"{path}:{line}" if line else str(path)


def line_of(text: str, parts: tuple[str | int, ...]) -> int:
    """Return the line, from 1, that sets a key or the nearest key above it; 0 where none is found."""
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str | int, ...], int] = {}
    best, line = 0, 0
    for number, written in enumerate(text.splitlines(), 1):
        head, key = _TABLE.fullmatch(written), _KEY.match(written)
        if head:
            table = _names(head[2])
            if head[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            elif table[:1] in counts:
                table = (table[0], counts[table[:1]], *table[1:])
            here = table
        elif key:
            here = (*table, *_names(key[1]))
        else:
            continue
        shared = len(here) if parts[: len(here)] == here else 0
        if shared > best:
            best, line = shared, number
    return line


def _names(written: str) -> tuple[str | int, ...]:
    return tuple(next(part for part in found if part) for found in _PART.findall(written) if any(found))
