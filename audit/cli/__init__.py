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
        _run()


def _run() -> None:
    from audit.cli.app import app
    from audit.errors import AuditError

    debug = "--debug" in sys.argv[1:]
    try:
        with _own_temporary_folder():
            app()
    except AuditError as error:
        if debug:
            raise
        _say(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`audit ... | head`); flushing again at exit would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _say("Stopped; nothing was left half-written.")
        sys.exit(130)
    except OSError as error:
        if debug:
            raise
        place = f"{error.filename}: " if error.filename else ""
        _say(f"{place}A file could not be read or written: {error.strerror or type(error).__name__}.")
        sys.exit(4)
    except Exception as error:
        if debug:
            raise
        # The text of an unforeseen error may quote a cell, so only its kind is told.
        _say(f"Something went wrong inside the program ({type(error).__name__}). Run again with --debug to see where.")
        sys.exit(4)


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


def _say(sentence: str) -> None:
    from audit.plain_text import on_one_line

    sys.stderr.write(on_one_line(sentence).rstrip() + "\n")
