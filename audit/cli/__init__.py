"""The command line: `audit`. Every error becomes one sentence and the documented exit code."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress


def main() -> None:
    """Run the command line, and end with the exit code that the README documents."""
    from audit.garbage import leave_at_exit, seldom_collecting

    leave_at_exit()
    with seldom_collecting():
        from audit.cli.console import print_what_can_be, speaking
        from audit.cli.language import sound_language

        print_what_can_be()
        with speaking(sound_language(sys.argv[1:], os.environ)):
            _run()


def _run() -> None:
    from audit.cli.app import app
    from audit.cli.console import say
    from audit.errors import AuditError

    debug = "--debug" in sys.argv[1:]
    try:
        with _own_temporary_folder():
            app()
    except AuditError as error:
        if debug:
            raise
        _tell(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`audit ... | head`); flushing again at exit would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _tell(say("Stopped; nothing was left half-written."))
        sys.exit(130)
    except OSError as error:
        if debug:
            raise
        _tell(_refusal(error))
        sys.exit(4)
    except Exception as error:
        if debug:
            raise
        # The text of an unforeseen error may quote a cell, so only its kind is told.
        kind = type(error).__name__
        _tell(say("Something went wrong inside the program ({kind}). Run again with --debug to see where.", kind=kind))
        sys.exit(4)


def _refusal(error: OSError) -> str:
    """Say which file the system refused, and why."""
    from audit.cli.console import say, say_message
    from audit.system_words import reason_of

    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{say('A file could not be read or written.')} {say_message(reason_of(error))}"


@contextmanager
def _own_temporary_folder() -> Iterator[None]:
    """Keep what libraries write for a moment in one folder, which the next run removes if this one is killed."""
    from audit.files import temporary_folder

    with ExitStack() as stack:
        with suppress(OSError):  # nowhere to write: what needs no temporary file still works
            folder = stack.enter_context(temporary_folder("work"))
            stack.callback(setattr, tempfile, "tempdir", tempfile.tempdir)
            tempfile.tempdir = str(folder)
        yield


def _tell(sentence: str) -> None:
    from audit.plain_text import on_one_line

    sys.stderr.write(on_one_line(sentence).rstrip() + "\n")
