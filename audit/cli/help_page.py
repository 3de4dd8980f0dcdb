"""The page of help of a command, said in the language of the run."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from audit.cli.console import out, say


def print_help(command: Any, ctx: Any) -> None:
    """Print how a command is called, what it does, and what it takes."""
    out.print(Text(_usage(command, ctx)), style="bold")
    for paragraph in paragraphs(command.help):
        out.print(Text(f"\n{say(paragraph)}"))
    shown = [parameter for parameter in command.get_params(ctx) if not getattr(parameter, "hidden", False)]
    _print_rows(say("Arguments"), [_row(one) for one in shown if _is_argument(one)])
    _print_rows(say("Options"), [_row(one) for one in shown if not _is_argument(one)])
    children: Mapping[str, Any] = getattr(command, "commands", {})
    told = [(name, next(paragraphs(child.help), "")) for name, child in children.items() if not child.hidden]
    _print_rows(say("Commands"), [(name, say(text)) for name, text in told])


def help_sentences(command: Any, ctx: Any) -> Iterator[str]:
    """Yield every sentence of the help of a command and of those below it."""
    yield from paragraphs(command.help)
    yield from (str(parameter.help) for parameter in command.get_params(ctx) if parameter.help)
    for child in getattr(command, "commands", {}).values():
        yield from help_sentences(child, ctx)


def paragraphs(text: str | None) -> Iterator[str]:
    """Yield the paragraphs of a docstring, each on one line."""
    for paragraph in inspect.cleandoc(text or "").split("\n\n"):
        if paragraph:
            yield " ".join(paragraph.split())


def _usage(command: Any, ctx: Any) -> str:
    parts = [ctx.command_path, say("[options]")]
    if getattr(command, "commands", None):
        parts.append(say("command"))
    for parameter in command.get_params(ctx):
        if _is_argument(parameter):
            name = f"{_argument(parameter)}{' ...' if parameter.nargs != 1 else ''}"
            parts.append(name if parameter.required or name.startswith("[") else f"[{name}]")
    return say("Usage: {call}", call=" ".join(parts))


def _row(parameter: Any) -> tuple[str, str]:
    told = [say(str(parameter.help))] if parameter.help else []
    if parameter.required:
        told.append(say("Required."))
    elif parameter.default not in (None, False, "", ()):
        told.append(say("Default: {value}.", value=str(parameter.default)))
    if _is_argument(parameter):
        return _argument(parameter), " ".join(told)
    names = ", ".join(sorted(parameter.opts + parameter.secondary_opts, key=len))
    return f"{names} {_value(parameter)}".rstrip(), " ".join(told)


def _value(parameter: Any) -> str:
    """Return what stands for the value of an option; nothing for a flag."""
    if getattr(parameter, "is_flag", False):
        return ""
    match parameter.bare_type():
        case "int" | "float":
            return f"<{say('number')}>"
        case "Path":
            return f"<{say('path')}>"
    return f"<{say('text')}>"


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper()).strip("[]")


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _print_rows(title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    table.add_column(style="cyan", overflow="fold", max_width=34)
    table.add_column(overflow="fold")
    for name, told in rows:
        table.add_row(Text(name), Text(told))
    out.print(Text(f"\n{title}"), style="bold")
    out.print(table)
