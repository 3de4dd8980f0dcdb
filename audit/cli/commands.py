"""Commands whose help, and whose refusal of a wrong call, are in the language that is asked for."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from audit.cli.console import speaking
from audit.cli.help_page import print_help
from audit.cli.language import check_language, language_of, sound_language
from audit.cli.misuse import NoSuchCommand, say_misuse

Function = TypeVar("Function", bound=Callable[..., Any])
Lang = Annotated[str | None, typer.Option("--lang", help="The language of what is said.")]


class SpokenCommand(TyperCommand):
    """A command whose help is said in the language of the run."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the page of help."""
        print_help(self, ctx)


_INTERRUPTED = 130
"""The exit code of a command that was stopped from the keyboard."""


class SpokenGroup(TyperGroup):
    """A group of commands; the outermost one finds out which language is asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the page of help."""
        print_help(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that the first argument names."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise NoSuchCommand(args[0], list(self.commands), ctx)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that the arguments name, and end with its exit code."""
        given = sys.argv[1:] if args is None else args
        with speaking(sound_language(given, os.environ)):
            check_language(language_of(given, os.environ))
            try:
                ended = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
            except typer.TyperException as error:
                say_misuse(error)
                ended = error.exit_code
        if ended == _INTERRUPTED:  # the library ends in silence; ours says that nothing was left half-written
            raise KeyboardInterrupt
        if standalone_mode:
            sys.exit(ended or 0)
        return ended


class Commands(typer.Typer):
    """A group that its commands are added to; each of them takes `--lang`."""

    def __init__(self, *, help: str, **settings: Any) -> None:
        """Make a group that shows its help where no command is named."""
        super().__init__(cls=SpokenGroup, help=help, no_args_is_help=True, **settings)
        self.callback()(_nothing)

    def callback(self, **settings: Any) -> Callable[[Function], Function]:
        """Return what makes a function that of the group itself."""
        return self._taking_language(super().callback(**settings))

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Function], Function]:
        """Return what adds a function as a command."""
        return self._taking_language(super().command(name, cls=SpokenCommand, **settings))

    def _taking_language(self, register: Callable[[Callable[..., Any]], Any]) -> Callable[[Function], Function]:
        def add(function: Function) -> Function:
            register(_taking_language(function))
            return function

        return add


def _nothing() -> None:
    pass


def _taking_language(function: Callable[..., Any]) -> Callable[..., Any]:
    """Have a command take `--lang`, which the outermost group has seen by then."""
    signature = inspect.signature(function, eval_str=True)
    if "language" in signature.parameters:
        return function

    @wraps(function)
    def command(*given: Any, language: str | None = None, **named: Any) -> Any:
        return function(*given, **named)

    option = inspect.Parameter("language", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Lang)
    command.__signature__ = signature.replace(parameters=[*signature.parameters.values(), option])  # type: ignore[attr-defined]
    command.__annotations__ = {name: each.annotation for name, each in signature.parameters.items()} | {
        "language": Lang
    }
    return command
