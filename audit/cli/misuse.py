"""What is wrong with how a command was called, as one sentence of ours for each error of the command-line library."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from audit.cli.console import say
from audit.plain_text import on_one_line


class NoSuchCommand(typer.TyperException):
    """A command was named that there is not."""

    exit_code = 2

    def __init__(self, name: str, known: Sequence[str], ctx: Any) -> None:
        """Keep the name, the names that there are, and where it was looked for."""
        super().__init__(name)
        self.name = name
        self.possibilities = get_close_matches(name, known)
        self.ctx = ctx


def say_misuse(error: typer.TyperException) -> None:
    """Say what is wrong and where help is found, on standard error; a page of help that was asked for is all there."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return
    ctx: Any = getattr(error, "ctx", None)
    sentences = [_what(kind, error, getattr(error, "param", None))]
    near = getattr(error, "possibilities", None)
    if near:
        sentences.append(say("Did you mean {near}?", near=", ".join(f"`{name}`" for name in near)))
    if ctx is not None:
        sentences.append(say("`{command}` shows what can be given.", command=f"{ctx.command_path} --help"))
    sys.stderr.write(on_one_line(" ".join(sentences)) + "\n")


def _what(kind: str, error: Any, parameter: Any) -> str:
    name = f"`{_name(parameter)}`"
    match kind:
        case "NoSuchCommand":
            return say("There is no command `{command}`.", command=error.name)
        case "NoSuchOption":
            return say("There is no option `{option}`.", option=error.option_name)
        case "BadOptionUsage" if "not take" in error.message:
            return say("The option `{option}` takes no value.", option=error.option_name)
        case "BadOptionUsage":
            return say("The option `{option}` needs a value.", option=error.option_name)
        case "MissingParameter":
            return say("{name} is missing.", name=name)
        case "BadParameter" if parameter is not None:
            return _of_value(name, parameter)
    if getattr(getattr(error, "ctx", None), "command", None) is not None and hasattr(error.ctx.command, "commands"):
        return say("A command is missing.")
    extra = re.search(r"extra arguments?(?:\(s\))? \((.*)\)", error.format_message())
    if extra:
        return say("More was given than the command takes: {arguments}.", arguments=extra[1])
    return say("The command cannot be understood as it was given.")


def _of_value(name: str, parameter: Any) -> str:
    """Say what values a parameter takes."""
    low, high = parameter.min, parameter.max
    if low is not None and high is not None:
        return say("{name} needs a number from {low} to {high}.", name=name, low=low, high=high)
    if low is not None:
        return say("{name} needs a number of at least {low}.", name=name, low=low)
    if parameter.bare_type() == "int":
        return say("{name} needs a whole number.", name=name)
    return say("{name} needs a number.", name=name)


def _name(parameter: Any) -> str:
    """Return an option's longest name, or an argument's."""
    names = [str(name) for name in getattr(parameter, "opts", ())]
    if getattr(parameter, "param_type_name", "") == "argument":
        return str(parameter.metavar or names[0].upper())
    return max(names, key=len, default="")
