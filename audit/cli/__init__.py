"""The command line: `audit`. Every error becomes one sentence and the documented exit code."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line, and end with the exit code that the README documents."""
    from audit.cli.app import app
    from audit.errors import AuditError

    debug = "--debug" in sys.argv[1:]
    try:
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
    except Exception as error:
        if debug:
            raise
        # The text of an unforeseen error may quote a cell, so only its kind is told.
        _say(f"Something went wrong inside the program ({type(error).__name__}). Run again with --debug to see where.")
        sys.exit(4)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence.rstrip() + "\n")
